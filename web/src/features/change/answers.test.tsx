import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AnsweredField } from '@/shared/api/types';
import { openChange, shows } from '@/test/change';
import { answered, approval, change, form, person, unmet } from '@/test/fixtures';
import { watch } from '@/test/render';

const answers: Record<string, [unknown, string]> = {
  largest_effect: ['down', 'Not available'],
  downtime: [45, '45'],
  why: ['The index is built **anew**.', 'The index is built **anew**.'],
  touches: [['schema', 'rows'], 'The schema, Rows of data'],
  rehearsed: [false, 'no'],
  rehearsed_on: ['2027-01-30', '2027-01-30'],
  watcher: ['tomas.weber', 'Tomas Weber'],
  standby: ['billing-db', 'Billing database'],
};
const filled: AnsweredField[] = form.map((f) => {
  const [answer, answer_text = ''] = answers[f.key] ?? [];
  return { ...f, answer, answer_text };
});
/** The one field that is different, the others as they are. */
const but = (key: string, over: Partial<AnsweredField>) => filled.map((f) => (f.key === key ? { ...f, ...over } : f));
const section = () => screen.getByRole('region', { name: 'Normal change' });

describe('the answers of a change in the form of its process', () => {
  it('are read as people read them, in a section of the process', async () => {
    shows({ form: filled });
    await openChange();
    const text = within(section());
    expect(text.getByText('Not available')).toBeInTheDocument();
    expect(await text.findByText('anew')).toHaveProperty('tagName', 'STRONG');
    expect(text.getByText('The schema, Rows of data')).toBeInTheDocument();
    expect(text.getByText('No')).toBeInTheDocument();
    expect(text.getByText('Sat 30 Jan 2027')).toBeInTheDocument();
    expect(text.getByText('Tomas Weber')).toBeInTheDocument();
    expect(text.getByRole('link', { name: 'Billing database' })).toHaveAttribute('href', '/services/billing-db');
  });

  it('are left out where they are not asked for and nobody gave them; former ones can only be read', async () => {
    const hidden = { shown: false };
    shows({
      form: [
        ...but('downtime', { ...hidden, answer: 30, answer_text: '30' }).filter((f) => f.key === 'downtime'),
        answered('never', { name: 'Never said', ...hidden }),
        answered('said', { name: 'Said before', ...hidden, answer: 'Yes, twice.', answer_text: 'Yes, twice.' }),
        answered('old_key', { ...hidden, former: true, answer: 'From version 3', answer_text: 'From version 3' }),
      ],
    });
    await openChange();
    expect(section()).not.toHaveTextContent(/Never said|Minutes of downtime/);
    expect(section()).toHaveTextContent(/Said before ?not asked for/);
    expect(section()).toHaveTextContent(/From version 3/);
    expect(within(section()).queryByRole('button', { name: 'Edit old_key' })).not.toBeInTheDocument();
    expect(within(section()).getByRole('button', { name: 'Edit said before' })).toBeInTheDocument();
  });

  function patches() {
    return watch('patch', '/changes/CHG-1042', ({ query }) =>
      query.get('dry_run') ? { events: [], change: change(), withdraws: [] } : change({ form: filled }),
    );
  }

  it('are edited in place, over the version that was read', async () => {
    shows({ form: filled });
    const { user } = await openChange();
    const sent = patches();
    await user.click(screen.getByRole('button', { name: 'Edit minutes of downtime' }));
    expect(await screen.findByText('From 1 to 240.')).toBeInTheDocument();
    const minutes = screen.getByRole('textbox', { name: 'Minutes of downtime' });
    await user.clear(minutes);
    await user.type(minutes, '60');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(sent.at(-1)?.query.has('dry_run')).toBe(false));
    expect(sent.at(-1)).toMatchObject({ body: { form: { downtime: 60 } }, ifMatch: '"21"' });
  });

  it('are cleared with null, a list as well', async () => {
    shows({ form: but('touches', { answer: ['rows'], answer_text: 'Rows of data' }) });
    const { user } = await openChange();
    const sent = patches();
    await user.click(screen.getByRole('button', { name: 'Edit what it touches' }));
    await user.click(await screen.findByRole('checkbox', { name: 'Rows of data' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(sent[0]?.body).toEqual({ form: { touches: null } }));
  });

  it('say which approvals hang on them, before and when they are saved', async () => {
    shows({ form: filled, approvals: [approval({ covers: [], covers_form: ['why'] })] });
    const { user } = await openChange();
    const withdraws = [{ key: 'cab', title: 'CAB', decided: [person('mei.tanaka')], fields: [], form_fields: ['why'] }];
    watch('patch', '/changes/CHG-1042', () => ({ events: [], change: change(), withdraws }));
    await user.click(screen.getByRole('button', { name: 'Edit why so long' }));
    expect(await screen.findByText(/Covered by CAB/)).toBeInTheDocument();
    await user.type(screen.getByRole('textbox', { name: 'Why so long' }), ' Truly.');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const dialog = await screen.findByRole('dialog', { name: 'This withdraws approvals' });
    expect(dialog).toHaveTextContent(/CAB of Mei Tanaka, which covers Why so long/);
  });

  it('show both values where somebody else has altered the same answer', async () => {
    shows({ form: filled });
    const { user, client } = await openChange();
    await user.click(screen.getByRole('button', { name: 'Edit largest effect' }));
    await user.click(await screen.findByRole('combobox', { name: 'Largest effect' }));
    await user.click(await screen.findByRole('option', { name: 'Nobody notices' }));
    shows({ version: 22, form: but('largest_effect', { answer: undefined, answer_text: undefined }) });
    await client.invalidateQueries({ queryKey: ['change', 'CHG-1042'] });
    const clash = await screen.findByRole('alert', { name: 'Largest effect was altered meanwhile' });
    expect(clash).toHaveTextContent(/Theirs ?Nothing/);
    expect(clash).toHaveTextContent(/Yours ?Nobody notices/);
  });

  it('are led to from what the change waits for', async () => {
    shows({ form, waiting: [unmet({ gate: 'fields', key: 'touches', title: 'What it touches' })] });
    await openChange();
    const link = within(screen.getByRole('region', { name: 'Waits for' })).getByRole('link', {
      name: 'What it touches',
    });
    expect(link).toHaveAttribute('href', '/changes/CHG-1042#at-touches');
    expect(document.getElementById('at-touches')).toHaveTextContent(/What it touches ?needed to go on/);
  });
});

describe('stages that do not apply', () => {
  it('are marked on the track once they were passed over, and before as those that may be', async () => {
    const when = { all: [], any: [], in_words: 'Impact is at least high' };
    shows({
      stages: change().stages.map((s) => {
        if (s.key === 'assessment') return { ...s, state: 'passed_over' as const, passed_over: true, when };
        return s.key === 'build' ? { ...s, when } : s;
      }),
    });
    await openChange();
    const track = within(screen.getByRole('list', { name: 'Stages' })).getAllByRole('listitem');
    expect(track[1]).toHaveTextContent(/passed over: does not apply/);
    expect(track[3]).toHaveTextContent(/may be passed over: it is entered only if Impact is at least high/);
    expect(track[4]).not.toHaveTextContent(/passed over/);
  });
});
