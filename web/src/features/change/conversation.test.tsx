import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { comments } from '@/test/fixtures';
import { open } from '@/test/render';
import { server } from '@/test/server';

describe('the conversation', () => {
  it('puts the focus where a comment is edited, and saves only what was altered', async () => {
    const { user } = open('/changes/CHG-1042');
    await user.click(await screen.findByRole('button', { name: 'Acts on the comment of Ruth Steiner' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Edit' }));
    const box = await screen.findByDisplayValue(/^Thank you/);
    await waitFor(() => expect(screen.queryByRole('menu')).not.toBeInTheDocument());
    const save = screen.getByRole('button', { name: 'Save' });
    expect(save).toBeDisabled();
    // Written by keys alone: a menu that took the focus back would have them.
    await user.keyboard(' So be it.');
    expect(box).toHaveValue('Thank you. I put it on the CAB page for Thursday. So be it.');
    expect(save).toBeEnabled();
  });

  it('does not call a removed comment edited', async () => {
    const removed = comments.map((c) => ({ ...c, removed: true, text: '' }));
    server.use(
      http.get('*/api/v1/changes/CHG-1042/comments', () =>
        HttpResponse.json({ items: removed, total: removed.length }),
      ),
    );
    open('/changes/CHG-1042');
    expect(await screen.findAllByText('Removed.')).toHaveLength(removed.length);
    expect(screen.queryByText(/edited/)).not.toBeInTheDocument();
  });
});
