import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { openChange, shows } from '@/test/change';
import { approval, history } from '@/test/fixtures';
import { open, watch } from '@/test/render';

describe('approvals', () => {
  it('says why nobody can approve', async () => {
    shows({ approvals: [approval({ nobody: 'The group cab has no members; add people to it.', waiting_for: [] })] });
    open('/changes/CHG-1042?tab=approvals');
    expect(await screen.findByText('The group cab has no members; add people to it.')).toBeInTheDocument();
  });

  it('says what a rejection leads to', async () => {
    const { user } = await openChange();
    await user.click(screen.getByRole('button', { name: 'Reject' }));
    const dialog = await screen.findByRole('dialog', { name: 'Reject' });
    expect(await within(dialog).findByText(/^With this the change goes back to Draft/)).toBeInTheDocument();
  });

  it('says what was altered where it is asked again', async () => {
    const possible = [{ act: 'approve', target: 'cab', title: 'Approve', ready: true }];
    shows({ approvals: [approval({ possible, asked: history.find((h) => h.kind === 'fields')?.at ?? '' })] });
    const { user } = await openChange();
    await user.click(screen.getByRole('button', { name: 'Approve' }));
    const dialog = await screen.findByRole('dialog', { name: 'Approve' });
    expect(await within(dialog).findByText(/asked before: Backout plan\./)).toBeInTheDocument();
    expect(within(dialog).getByRole('link', { name: 'See what was altered' })).toBeInTheDocument();
  });

  it.each([
    [true, 'Rejected'],
    [false, 'Not needed any more'],
  ])('says what became of one that is not asked any more: rejected %s', async (rejected, said) => {
    shows({ approvals: [approval({ state: 'cancelled', rejected, waiting_for: [], decisions: [] })] });
    open('/changes/CHG-1042?tab=approvals');
    expect(await screen.findByText(said)).toBeInTheDocument();
  });

  it('asks a whole group by hand, too', async () => {
    const possible = [{ act: 'add_approver', target: 'cab', title: 'Add an approver', ready: true }];
    shows({ approvals: [approval({ possible })] });
    const sent = watch('post', '/changes/CHG-1042/approvals/cab/approvers', () => HttpResponse.json(approval()));
    const { user } = open('/changes/CHG-1042?tab=approvals');
    await user.click(await screen.findByRole('button', { name: 'Add an approver' }));
    const dialog = await screen.findByRole('dialog', { name: 'Add an approver' });
    await user.type(within(dialog).getByRole('combobox', { name: /^Who is asked, too/ }), 'Change adv');
    await user.click(await screen.findByRole('option', { name: 'Change advisory board' }));
    await user.type(within(dialog).getByRole('textbox', { name: /^Reason/ }), 'They know it');
    await user.click(within(dialog).getByRole('button', { name: 'Add an approver' }));
    await waitFor(() => expect(sent[0]?.body).toEqual({ who: 'group:cab', reason: 'They know it' }));
  });

  it('does not reject without a reason', async () => {
    const { user } = await openChange();
    await user.click(screen.getByRole('button', { name: 'Reject' }));
    const dialog = await screen.findByRole('dialog', { name: 'Reject' });
    expect(within(dialog).getByRole('button', { name: 'Reject' })).toBeDisabled();
  });
});
