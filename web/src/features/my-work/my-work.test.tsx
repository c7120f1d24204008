import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { heading, open, refusal, watch } from '@/test/render';

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
