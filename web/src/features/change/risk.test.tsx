import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { openChange, shows, type Over } from '@/test/change';
import { change, person } from '@/test/fixtures';
import { server } from '@/test/server';

const may = (act: string) => ({ act, target: '', title: act, ready: true });

/** What is sent to a part of the risk, in order. */
function takes(part: string) {
  const sent: unknown[] = [];
  server.use(
    http.post(`*/api/v1/changes/CHG-1042/risk/${part}`, async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(change());
    }),
  );
  return sent;
}

async function openRisk(over: Over = {}) {
  shows(over);
  const page = await openChange();
  return { ...page, section: within(await screen.findByRole('region', { name: 'Risk' })) };
}

describe('the risk of a change', () => {
  it('shows every source with what it saw and what would lower it', async () => {
    const { section } = await openRisk();
    const list = section.getByRole('list', { name: 'Where the risk comes from' });
    const [critical, questions] = within(list).getAllByRole('listitem');
    expect(critical).toHaveTextContent(/A critical service is affected ?Medium ?Holds: /);
    expect(critical).toHaveTextContent('What would lower it:');
    expect(questions).toHaveTextContent('9 of 30 points');
    expect(questions).not.toHaveTextContent('What would lower it');
  });

  it('keeps an answer as it is chosen', async () => {
    const sent = takes('answers');
    const { section, user } = await openRisk({ possible: [may('answer_risk')] });
    await user.selectOptions(section.getByLabelText('How can it be backed out?'), 'rehearsed');
    expect(sent).toEqual([{ answers: { backout: 'rehearsed' } }]);
  });

  it('lets nobody answer or raise who may not', async () => {
    const { section } = await openRisk({ possible: [] });
    expect(section.queryByRole('button')).not.toBeInTheDocument();
  });

  it('is raised with a reason', async () => {
    const sent = takes('raise');
    const { section, user } = await openRisk({ possible: [may('raise_risk')] });
    await user.click(section.getByRole('button', { name: 'Raise…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Raise the risk' }));
    expect(dialog.getByRole('button', { name: 'Raise the risk' })).toBeDisabled();
    await user.type(dialog.getByLabelText(/Reason/), 'The index is large.');
    await user.click(dialog.getByRole('button', { name: 'Raise the risk' }));
    expect(sent).toEqual([{ level: 'high', reason: 'The index is large.' }]);
  });

  it('says who asked for a lower one, and lets a second person confirm', async () => {
    const sent = takes('lower/confirm');
    const { section, user } = await openRisk({
      possible: [may('confirm_lower_risk')],
      risk: {
        ...change().risk,
        lowering_asked: { level: 'low', by: person('priya.nair'), reason: 'Done often.', at: '2027-01-12T09:00:00Z' },
      },
    });
    expect(
      section.getByText(/To be lowered to low by Priya Nair, waits for a second person: Done often\./),
    ).toBeVisible();
    await user.click(section.getByRole('button', { name: /Confirm/ }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Confirm the lower risk' }));
    await user.click(dialog.getByRole('button', { name: 'Confirm the lower risk' }));
    expect(sent).toEqual([{ comment: '' }]);
  });
});
