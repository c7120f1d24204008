import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { checked, openEditor, parts, text } from '@/test/process-editor';

// What draws and measures by itself has no size here; the text is a plain one.
vi.mock('./yaml-pane', async () => {
  const { useEditor } = await import('./editor-context');
  return {
    default: function Text() {
      const { text: now, edit } = useEditor();
      return (
        <textarea aria-label="YAML text" value={now} onChange={(event) => edit(() => event.target.value, 'yaml')} />
      );
    },
  };
});

type User = Awaited<ReturnType<typeof openEditor>>['user'];

async function choose(user: User, box: HTMLElement, name: string | RegExp) {
  await user.click(box);
  await user.click(await screen.findByRole('option', { name }));
}
const box = (name: string | RegExp) => screen.getByRole('combobox', { name });
async function openApproval(says = () => checked()) {
  const { user } = await openEditor(says);
  await user.click(within(parts()).getByRole('button', { name: 'Build' }));
  await user.click(screen.getByRole('button', { name: 'Add an approval' }));
  await screen.findByRole('region', { name: 'Approval: New approval' });
  return user;
}

describe('an approval in the editor', () => {
  it('is granted by a share of those who are asked', async () => {
    const user = await openApproval();
    await choose(user, box(/^Granted by/), 'At least so many of a hundred');
    expect((await text()).value).toContain('quorum: at least 60 %\n');
    const percent = screen.getByRole('textbox', { name: 'Percent' });
    await user.clear(percent);
    await user.type(percent, '75');
    await waitFor(async () => expect((await text()).value).toContain('quorum: at least 75 %\n'));
  });

  it('asks others by what the change says, row by row', async () => {
    const user = await openApproval();
    await user.click(screen.getByRole('button', { name: 'Add a row' }));
    expect((await text()).value).toContain('approver_rules:\n          rows:\n            - approvers: owners\n');
    const row = () => document.querySelector<HTMLElement>('li[data-path$="approver_rules/rows/0"]') ?? document.body;
    await user.click(await within(row()).findByRole('button', { name: 'Only if' }));
    expect((await text()).value).toMatch(/- when:\n {16}field: impact/);
    await choose(user, within(row()).getByRole('combobox', { name: /^Granted by/ }), 'All of them');
    expect((await text()).value).toMatch(/approvers: owners\n {14}quorum: all\n/);

    await user.click(screen.getByRole('button', { name: 'Add a row' }));
    await choose(user, box(/^What counts/), 'Every row that holds');
    expect((await text()).value).toContain('match: all\n');
    await user.click(screen.getByRole('button', { name: 'Move Row 2 up' }));
    expect((await text()).value).toMatch(/rows:\n {12}- approvers: owners\n {12}- when:/);
    await user.click(screen.getByRole('button', { name: 'Take Row 2 away' }));
    await user.click(screen.getByRole('button', { name: 'Take Row 1 away' }));
    expect((await text()).value).not.toContain('approver_rules');
  });

  it('has an order, people who may not decide it, and clocks', async () => {
    const user = await openApproval();
    await user.click(within(parts()).getByRole('button', { name: 'Build' }));
    await user.click(screen.getByRole('button', { name: 'Add an approval' }));
    const second = within(await screen.findByRole('region', { name: 'Approval: New approval' }));
    await choose(user, second.getByRole('combobox', { name: /^Asked after these approvals/ }), 'New approval');
    expect((await text()).value).toContain('after_approvals: new-approval\n');
    await choose(user, second.getByRole('combobox', { name: /^Who may not decide it/ }), 'who decided “New approval”');
    expect((await text()).value).toContain('excluded: decided:new-approval\n');

    await choose(user, second.getByRole('combobox', { name: /^Reminds those/ }), 'Never');
    expect((await text()).value).toContain('remind: never\n');
    await choose(user, second.getByRole('combobox', { name: /^Not granted in time/ }), 'before the planned start');
    expect((await text()).value).toContain('expire: start-2wd\n');
    await choose(user, second.getByRole('combobox', { name: /^Tells others/ }), 'after it is asked');
    expect((await text()).value).toContain('escalate: +2wd\n');
    await choose(user, second.getByRole('combobox', { name: /^Who is told/ }), 'any administrator');
    expect((await text()).value).toContain('escalate_to: role:administrator\n');
    await choose(user, second.getByRole('combobox', { name: /^Reminds those/ }), 'After one working day');
    expect((await text()).value).not.toContain('remind:');
  });

  it('says at its place what is wrong with a row', async () => {
    const user = await openApproval(() =>
      checked({
        mistakes: [
          {
            line: 30,
            column: 1,
            path: 'stages/1/approvals/0/approver_rules/rows/0/approvers',
            what: 'Nobody is named.',
            remedy: 'Name somebody.',
          },
        ],
      }),
    );
    await user.click(screen.getByRole('button', { name: 'Add a row' }));
    const who = box(/^Who is asked then/);
    await waitFor(() => expect(who).toHaveAccessibleDescription('Nobody is named. Name somebody.'));
  });
});
