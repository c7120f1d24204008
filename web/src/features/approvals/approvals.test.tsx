import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import type { WaitingApproval } from '@/shared/api/types';
import { approval, change } from '@/test/fixtures';
import { heading, open } from '@/test/render';
import { server } from '@/test/server';
import { keyOf, lacksComment, toSend } from './choices';

const waiting = (over: Partial<WaitingApproval> = {}): WaitingApproval => ({
  change: change(),
  approval: approval(),
  comments: 2,
  since_last: { fields: [] },
  ...over,
});

describe('what is sent', () => {
  it('is what is chosen, and a rejection only with a comment', () => {
    const one = waiting();
    const key = keyOf(one);
    expect(toSend([one], {})).toEqual([]);
    expect(toSend([one], { [key]: { decision: 'reject', comment: ' ' } })).toEqual([]);
    expect(lacksComment({ decision: 'reject', comment: ' ' })).toBe(true);
    expect(toSend([one], { [key]: { decision: 'approve', comment: ' Fine ' } })).toEqual([
      { change: one.change.id, approval: 'cab', decision: 'approve', comment: 'Fine', digest: 'd1' },
    ]);
  });
});

describe('the page of approvals', () => {
  const shows = (...items: WaitingApproval[]) =>
    server.use(http.get('*/api/v1/approvals', () => HttpResponse.json({ items })));

  it('says how risky the change is, and what makes it so', async () => {
    shows(waiting());
    open('/approvals');
    const card = await screen.findByRole('article');
    expect(within(card).getByText('Risk').nextSibling).toHaveTextContent('Medium');
    expect(await within(card).findByText(/^A critical service is affected: Holds/)).toBeInTheDocument();
    expect(within(card).queryByText(/^Questions and impact/)).not.toBeInTheDocument();
  });

  it('says so where nothing waits', async () => {
    shows();
    open('/approvals');
    await heading('Approvals');
    expect(await screen.findByRole('heading', { name: 'Nothing to decide' })).toBeInTheDocument();
  });

  it('shows first what has altered since I last decided', async () => {
    const field = { field: 'backout_plan', title: 'Backout plan', before: 'Switch back', after: 'Restore the dump' };
    shows(waiting({ since_last: { since: '2027-01-12T15:05:00Z', fields: [field] } }));
    open('/approvals');
    const since = await screen.findByRole('region', { name: 'Since you last decided' });
    expect(since).toHaveTextContent('Backout plan');
    expect(within(since).getByText('Restore', { exact: false })).toBeInTheDocument();
  });

  it('sends several at once and keeps what is refused, with its reason', async () => {
    const other = change({ id: 'CHG-1043', title: 'Core switch firmware' });
    shows(waiting(), waiting({ change: other }));
    const asked: unknown[] = [];
    server.use(
      http.post('*/api/v1/approvals/decisions', async ({ request }) => {
        asked.push(await request.json());
        return HttpResponse.json({
          results: [
            { change: 'CHG-1042', approval: 'cab', done: true, problem: '' },
            { change: 'CHG-1043', approval: 'cab', done: false, problem: 'It has changed since you read it.' },
          ],
        });
      }),
    );
    const user = userEvent.setup();
    open('/approvals');
    const first = await screen.findByRole('radiogroup', { name: 'Decision on CHG-1042' });
    await user.click(within(first).getByText('Approve'));
    const second = screen.getByRole('radiogroup', { name: 'Decision on CHG-1043' });
    await user.click(within(second).getByText('Reject'));
    await user.type(screen.getByRole('textbox', { name: /What stands against it/ }), 'No way back');
    await user.click(screen.getByRole('button', { name: 'Send all 2' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('It has changed since you read it.');
    expect(asked).toEqual([
      {
        items: [
          { change: 'CHG-1042', approval: 'cab', decision: 'approve', digest: 'd1' },
          { change: 'CHG-1043', approval: 'cab', decision: 'reject', comment: 'No way back', digest: 'd1' },
        ],
      },
    ]);
  });

  it('is decided by keyboard', async () => {
    shows(waiting());
    const user = userEvent.setup();
    open('/approvals');
    const group = await screen.findByRole('radiogroup', { name: 'Decision on CHG-1042' });
    await user.keyboard('j');
    await user.keyboard('y');
    await waitFor(() => expect(within(group).getByRole('radio', { name: 'Approve' })).toBeChecked());
    expect(screen.getByRole('button', { name: 'Send it' })).toBeEnabled();
    await user.keyboard('e');
    expect(await screen.findByRole('button', { name: /Show less/ })).toHaveAttribute('aria-expanded', 'true');
  });
});
