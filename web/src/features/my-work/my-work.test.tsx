import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { myWork, row, session, unmet } from '@/test/fixtures';
import { heading, open, refusal, watch } from '@/test/render';
import { server } from '@/test/server';

describe('My work', () => {
  it('says how much waits, and for which change', async () => {
    open('/my-work');
    await heading('My work');
    expect(await screen.findByText('5 things wait for you, Ruth.')).toBeInTheDocument();
    const approvals = screen.getByRole('region', { name: /Approvals waiting for you/ });
    expect(within(approvals).getByRole('link', { name: 'PostgreSQL 16.14 to 16.15 behind Billing' })).toHaveAttribute(
      'href',
      '/changes/CHG-1042?tab=approvals',
    );
  });

  it.each([true, false])('offers to ask for a change only to those who may: %s', async (may) => {
    const permissions = may ? (['see', 'create_change'] as const) : (['see'] as const);
    server.use(
      http.get('*/api/v1/session', () => HttpResponse.json(session('ruth.steiner', [...permissions]))),
      http.get('*/api/v1/my-work', () =>
        HttpResponse.json({ approvals: [], tasks: [], advance: [], entries: [], changes: [], count: 0 }),
      ),
    );
    open('/my-work');
    await screen.findByRole('heading', { name: 'All done' });
    expect(screen.queryAllByRole('link', { name: 'Ask for a change' })).toHaveLength(may ? 1 : 0);
  });

  it('leads to the entries of the catalog that wait for a change manager, and says for what', async () => {
    const entries = [{ key: 'renew-tls', title: 'Renew a TLS certificate', waiting: ['renewal', 'retirement'] }];
    server.use(http.get('*/api/v1/my-work', () => HttpResponse.json({ ...myWork, entries })));
    open('/my-work');
    const section = await screen.findByRole('region', { name: /^The catalog of standard changes/ });
    expect(within(section).getByRole('link', { name: 'Renew a TLS certificate' })).toHaveAttribute(
      'href',
      '/catalog/renew-tls',
    );
    expect(section).toHaveTextContent('Lost its pre-approval: renew it, or let it go; Its retirement is proposed');
  });

  it('tells one change once, says what is missing, and offers no act that cannot work', async () => {
    const fields = ['Reason', 'Services'].map((title) => unmet({ gate: 'fields', key: title.toLowerCase(), title }));
    const draft = row(3, { title: 'New letters', waiting: fields });
    const one = { change: draft, possible: [{ act: 'advance', target: '', title: 'Submit', ready: false }] };
    server.use(
      http.get('*/api/v1/my-work', () => HttpResponse.json({ ...myWork, advance: [one, one], changes: [], count: 6 })),
    );
    open('/my-work');
    const ready = await screen.findByRole('region', { name: /Ready to move on/ });
    expect(within(ready).getAllByRole('link', { name: 'New letters' })).toHaveLength(1);
    expect(within(ready).getByText('Fill in Reason and Services')).toBeInTheDocument();
    expect(within(ready).queryByRole('button', { name: 'Submit' })).not.toBeInTheDocument();
    expect(within(ready).getByRole('link', { name: 'Open' })).toHaveAttribute('href', `/changes/${draft.id}`);
    expect(screen.getByText('5 things wait for you, Ruth.')).toBeInTheDocument();
  });

  it('approves by keyboard alone, of exactly what was shown', async () => {
    const { user } = open('/my-work');
    await screen.findByText('5 things wait for you, Ruth.');
    const sent = watch('post', '/changes/CHG-1042/approvals/cab/decisions', () => ({}));
    screen.getAllByRole('link', { name: /PostgreSQL/ })[0]?.focus();
    await user.keyboard('a');
    await screen.findByRole('dialog', { name: 'Approve' });
    await user.type(await screen.findByLabelText('Comment'), 'Go.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.body).toEqual({ decision: 'approve', comment: 'Go.', digest: 'd1' });
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  it('begins at the first line by j, with nothing focused before', async () => {
    const { user } = open('/my-work');
    await screen.findByText('5 things wait for you, Ruth.');
    expect(document.body).toHaveFocus();
    await user.keyboard('j');
    expect(screen.getAllByRole('link', { name: /PostgreSQL/ })[0]).toHaveFocus();
    await user.keyboard('j');
    expect(screen.getAllByRole('link', { name: /PostgreSQL/ })[0]).not.toHaveFocus();
    await user.keyboard('k');
    await user.keyboard('a');
    expect(await screen.findByRole('dialog', { name: 'Approve' })).toBeInTheDocument();
  });

  it('shows a refusal in full', async () => {
    const { user } = open('/my-work');
    await screen.findByText('5 things wait for you, Ruth.');
    watch('post', '/changes/CHG-1050/tasks/TSK-351/claim', () =>
      refusal(403, {
        title: 'Not permitted',
        detail: 'You cannot take this.',
        unmet: [{ gate: 'duty', key: 'd', title: 'Duty', detail: 'You developed this change.' }],
      }),
    );
    await user.click(screen.getByRole('button', { name: 'Take it' }));
    const dialog = await screen.findByRole('dialog', { name: 'Take it was refused' });
    expect(within(dialog).getByText('You developed this change.')).toBeInTheDocument();
  });
});
