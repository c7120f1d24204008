import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openEditor, parts } from '@/test/process-editor';

vi.mock('./yaml-pane', () => ({ default: () => null }));

// A room in which boxes can be placed.
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(1000);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(300);
});
afterEach(() => vi.restoreAllMocks());

const graph = () => screen.findByRole('group', { name: 'Stages and the ways between them' });
const box = async (name: string) => within(await graph()).findByRole('group', { name: new RegExp(`^${name}\\.`) });
const addStage = () => within(parts()).getByRole('button', { name: 'Add a stage' });

describe('the graph of the editor', () => {
  it('keeps the focus on the box that is moved, for the next key to move it on', async () => {
    const { user } = await openEditor();
    await user.click(addStage());
    (await box('New stage')).focus();
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    await screen.findByText('New stage is now 2 of 3.');
    expect(await box('New stage')).toHaveFocus();
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    await screen.findByText('New stage is now 1 of 3.');
    expect(await box('New stage')).toHaveFocus();
  });

  it('shows what the next key does while two boxes are being connected', async () => {
    const { user } = await openEditor();
    (await box('Build')).focus();
    await user.keyboard('c');
    const told = /^Connecting from Build: go to another box/;
    expect(within(await graph()).getByText(told)).toBeVisible();
    await user.keyboard('{Escape}');
    expect(within(await graph()).queryByText(told)).not.toBeInTheDocument();
  });

  it('shows all boxes again when one is added', async () => {
    const { user } = await openEditor();
    await box('Build');
    const seen = () => document.querySelector<HTMLElement>('.react-flow__viewport')?.style.transform;
    const before = seen();
    for (let i = 0; i < 6; i += 1) await user.click(addStage());
    await waitFor(() => expect(seen()).not.toBe(before));
  });
});
