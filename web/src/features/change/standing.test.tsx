import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openChange, shows } from '@/test/change';
import { approval, change, person, unmet } from '@/test/fixtures';
import { open } from '@/test/render';

describe('a change that a rejection sent back', () => {
  const decisions = [
    {
      by: person('mei.tanaka'),
      decision: 'reject' as const,
      seats: [],
      mine: false,
      comment: 'No fallback switch.',
      at: '2027-01-12T09:00:00Z',
    },
  ];
  const stands = (current: 'draft' | 'assessment', entered: string) => ({
    phase: current,
    stage: current,
    stage_name: current === 'draft' ? 'Draft' : 'Assessment',
    stages: change().stages.map((s) =>
      s.key === current ? { ...s, state: 'current' as const, entered } : { ...s, state: 'to_come' as const },
    ),
    approvals: [approval({ state: 'cancelled', decisions })],
  });

  it('says who rejected it, with which words, and what to do', async () => {
    shows(stands('draft', '2027-01-12T09:00:00Z'));
    open('/changes/CHG-1042');
    const banner = await screen.findByRole('region', { name: 'Rejected' });
    expect(banner).toHaveTextContent(/^Rejected by Mei Tanaka on 12 Jan( 2027)?: “No fallback switch.”/);
    expect(banner).toHaveTextContent('It is back in Draft; alter what was rejected and submit it again.');
  });

  it('says so on the way to the next asking, without asking for what is done', async () => {
    shows(stands('assessment', '2027-01-12T10:00:00Z'));
    open('/changes/CHG-1042');
    expect(await screen.findByRole('region', { name: 'Rejected' })).not.toHaveTextContent('It is back');
  });

  it('says nothing where the approval is reached again', async () => {
    shows({ approvals: [approval({ state: 'cancelled', decisions }), approval()] });
    await openChange();
    expect(screen.queryByRole('region', { name: 'Rejected' })).not.toBeInTheDocument();
  });
});

describe('waiting for fields', () => {
  it('is one thing to do, with a way to each field; a hold is told once', async () => {
    const field = (key: string, title: string) =>
      unmet({ gate: 'fields', key, title, detail: `${title}: not filled in yet.` });
    shows({
      hold: { by: person('ruth.steiner'), since: '2027-01-12T09:00:00Z', reason: 'Freeze.' },
      waiting: [
        unmet({ gate: 'on_hold', key: '', title: 'On hold' }),
        field('reason', 'Reason'),
        field('test_plan', 'Test plan'),
      ],
    });
    await openChange();
    const waits = screen.getByRole('region', { name: 'Waits for' });
    expect(within(waits).getByText('Fill in 2 fields')).toBeInTheDocument();
    expect(within(waits).getByRole('link', { name: 'Test plan' })).toHaveAttribute(
      'href',
      '/changes/CHG-1042#at-test_plan',
    );
    expect(waits).not.toHaveTextContent(/not filled in|On hold/);
    expect(screen.getByRole('region', { name: 'On hold' })).toHaveTextContent('Freeze.');
  });
});

describe('waiting for the window', () => {
  const waiting = [
    unmet({
      gate: 'window_open',
      key: 'planned_start',
      title: 'Planned start',
      people: [],
      need: 1,
      due: '2027-01-31T03:00:00Z',
      detail: 'The window opens Sat 30 Jan 2027 22:00 (America/New_York).',
    }),
  ];
  const planned = (zone: string) => ({ local: '2027-01-30T22:00', zone, at: '2027-01-31T03:00:00Z' });

  it('says in words when it opens, with day and zone, and is not late by waiting', async () => {
    shows({ waiting, planned_start: planned('Europe/Berlin') });
    await openChange();
    const waits = screen.getByRole('region', { name: 'Waits for' });
    expect(waits).toHaveTextContent(/The window opens Sun 31 Jan(?: 2027)? 04:00 CET,/);
    expect(waits).not.toHaveTextContent(/due|overdue/);
  });

  it('says it in the zone of the place, too, where the reader is in another one', async () => {
    shows({ waiting, planned_start: planned('America/New_York') });
    await openChange();
    expect(screen.getByRole('region', { name: 'Waits for' })).toHaveTextContent(
      /04:00 CET \(Sat 30 Jan(?: 2027)? 22:00 \S+, America\/New_York\)/,
    );
  });
});
