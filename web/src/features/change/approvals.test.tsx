import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openChange, shows } from '@/test/change';
import { approval, history } from '@/test/fixtures';
import { open } from '@/test/render';

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

  it('does not reject without a reason', async () => {
    const { user } = await openChange();
    await user.click(screen.getByRole('button', { name: 'Reject' }));
    const dialog = await screen.findByRole('dialog', { name: 'Reject' });
    expect(within(dialog).getByRole('button', { name: 'Reject' })).toBeDisabled();
  });
});
