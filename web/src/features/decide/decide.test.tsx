import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { DecidePage } from '@/shared/api/types';
import { heading, open, refusal, watch } from '@/test/render';

const asked = (more: Partial<DecidePage> = {}): DecidePage => ({
  person: 'Ines Albrecht',
  change: {
    key: 'CHG-1150',
    title: 'New bank details on dunning letters',
    type: 'normal',
    stage: 'Authorization',
    requester: 'Bea Lindqvist',
    owner: 'Kofi Mensah',
    services: ['Receivables'],
    impact: 'low',
    risk: 'medium',
    risks: ['A critical service is affected: Billing is critical.'],
    planned_start: { local: '2027-09-09T18:00', zone: 'Europe/Berlin', at: '2027-09-09T16:00:00Z' },
    description: 'The letters lack the new account.',
    reason: 'Customers pay to an account that closes.',
    backout_plan: 'Put the former template back.',
  },
  approval: {
    key: 'receivables',
    title: 'May we change the dunning letters?',
    quorum: { kind: 'any', count: 1 },
    have: 0,
    need: 1,
    seats: [],
    covered: [{ field: 'deployment_plan', title: 'Deployment plan', before: '', after: 'Swap the template.' }],
  },
  state: 'open',
  reason: '',
  can_take_back: false,
  digest: 'd1',
  ...more,
});

const decided = (more: Partial<DecidePage> = {}) =>
  asked({
    state: 'decided',
    decision: { decision: 'approve', at: '2027-09-06T14:40:00Z', comment: '' },
    can_take_back: true,
    ...more,
  });

describe('deciding by the link of a mail', () => {
  it('shows the change, and decides on what was shown', async () => {
    const read = watch('post', '/decide/read', () => asked());
    const sent = watch('post', '/decide', () => decided());
    const { user } = open('/decide#the-token');
    await heading('May we change the dunning letters?');
    expect(read[0]?.body).toEqual({ token: 'the-token' });
    expect(screen.getByText('Receivables')).toBeInTheDocument();
    expect(screen.getByText('Customers pay to an account that closes.')).toBeInTheDocument();
    expect(screen.queryByRole('navigation')).not.toBeInTheDocument();
    expect(sent).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Approve' }));
    await screen.findByRole('heading', { name: /You approved on/ });
    expect(sent[0]?.body).toEqual({ token: 'the-token', decision: 'approve', comment: '', digest: 'd1' });
    expect(screen.queryByRole('button', { name: 'Approve' })).not.toBeInTheDocument();
  });

  it('decides nothing by being opened', async () => {
    watch('post', '/decide/read', () => asked());
    const sent = watch('post', '/decide', () => decided());
    open('/decide#the-token');
    await heading('May we change the dunning letters?');
    expect(sent).toEqual([]);
  });

  it('asks for a reason before it rejects', async () => {
    watch('post', '/decide/read', () => asked());
    const sent = watch('post', '/decide', () =>
      decided({ decision: { decision: 'reject', at: '2027-09-06T14:40:00Z', comment: 'Not before the audit' } }),
    );
    const { user } = open('/decide#the-token');
    await user.click(await screen.findByRole('button', { name: 'Reject' }));
    expect(screen.getByText('Say what stands against it.')).toBeInTheDocument();
    expect(screen.getByLabelText(/Comment/)).toHaveFocus();
    expect(sent).toEqual([]);
    await user.keyboard('Not before the audit');
    await user.click(screen.getByRole('button', { name: 'Reject' }));
    await screen.findByRole('heading', { name: /You rejected on/ });
    expect(sent[0]?.body).toMatchObject({ decision: 'reject', comment: 'Not before the audit' });
  });

  it('shows what has changed since the mail, and decides on the new content', async () => {
    watch('post', '/decide/read', () =>
      asked({
        state: 'changed',
        digest: 'd2',
        difference: [{ field: 'planned_start', title: 'Planned start', before: 'Thu 18:00', after: 'Fri 18:00' }],
      }),
    );
    const sent = watch('post', '/decide', () => decided());
    const { user } = open('/decide#the-token');
    const altered = await screen.findByRole('region', { name: /has changed since the mail/ });
    expect(within(altered).getByText('Planned start')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Approve' }));
    await waitFor(() => expect(sent[0]?.body).toMatchObject({ digest: 'd2' }));
  });

  it('reads anew where the content altered while it was open, and keeps what was typed', async () => {
    let reads = 0;
    watch('post', '/decide/read', () =>
      ++reads === 1 ? asked() : asked({ state: 'changed', digest: 'd2', difference: [] }),
    );
    watch('post', '/decide', () =>
      refusal(409, { title: 'Not now', detail: 'What receivables asks about has changed since you read it.' }),
    );
    const { user } = open('/decide#the-token');
    await user.type(await screen.findByLabelText(/Comment/), 'Fine by me');
    await user.click(screen.getByRole('button', { name: 'Approve' }));
    await screen.findByText(/has changed since you read it/);
    await screen.findByRole('region', { name: /has changed since the mail/ });
    expect(screen.getByLabelText(/Comment/)).toHaveValue('Fine by me');
  });

  it('takes a decision back', async () => {
    watch('post', '/decide/read', () => decided());
    const sent = watch('post', '/decide/withdraw', () =>
      asked({ state: 'closed', reason: 'This link has decided once, and does so only once.' }),
    );
    const { user } = open('/decide#the-token');
    await user.click(await screen.findByRole('button', { name: 'Take it back…' }));
    await user.type(screen.getByLabelText(/Why/), 'Too early');
    await user.click(screen.getByRole('button', { name: 'Take my decision back' }));
    await screen.findByText('This link has decided once, and does so only once.');
    expect(sent[0]?.body).toEqual({ token: 'the-token', comment: 'Too early' });
  });

  it('says in the words of the server why there is nothing to decide', async () => {
    watch('post', '/decide/read', () =>
      asked({ state: 'not_entitled', reason: 'Ines Albrecht develops this change: who develops does not approve it.' }),
    );
    open('/decide#the-token');
    await screen.findByText(/who develops does not approve/);
    expect(screen.queryByRole('button', { name: 'Approve' })).not.toBeInTheDocument();
  });

  it('says that a decision stands for good', async () => {
    watch('post', '/decide/read', () => decided({ can_take_back: false }));
    open('/decide#the-token');
    await screen.findByText('It cannot be taken back any more.');
    expect(screen.queryByRole('button', { name: /Take it back/ })).not.toBeInTheDocument();
  });

  it('shows why a link does not do', async () => {
    watch('post', '/decide/read', () =>
      refusal(409, { title: 'Not now', detail: 'This link is too old to decide by.' }),
    );
    open('/decide#the-token');
    await screen.findByText('This link is too old to decide by.');
  });

  it('asks nothing without a token', async () => {
    const read = watch('post', '/decide/read', () => asked());
    open('/decide');
    await screen.findByText('This page opens from a mail');
    expect(read).toEqual([]);
  });
});
