import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { session, webhook } from '@/test/fixtures';
import { checked, openEditor, parts, text, yaml } from '@/test/process-editor';
import { server } from '@/test/server';

// What draws and measures by itself has no size here; the text is a plain one.
vi.mock('./yaml-pane', async () => {
  const { useEditor } = await import('./editor-context');
  return {
    default: function Text() {
      const { text, edit } = useEditor();
      return (
        <textarea aria-label="YAML text" value={text} onChange={(event) => edit(() => event.target.value, 'yaml')} />
      );
    },
  };
});

type User = Awaited<ReturnType<typeof openEditor>>['user'];

const inForm = (name: string) => screen.getByRole('region', { name });
async function choose(user: User, box: HTMLElement, name: string | RegExp) {
  await user.click(box);
  await user.click(await screen.findByRole('option', { name }));
}
async function addRule(user: User) {
  await user.click(within(parts()).getByRole('button', { name: 'Add a rule' }));
  await screen.findByRole('region', { name: 'Rule: New rule' });
}
async function addAct(user: User, name: string) {
  await user.click(screen.getByRole('button', { name: 'Add an act' }));
  await user.click(await screen.findByRole('menuitem', { name }));
}

describe('rules in the editor', () => {
  it('are added in words, with a key made of the title, and taken back', async () => {
    const { user } = await openEditor();
    await addRule(user);
    expect((await text()).value.slice(yaml.length)).toBe(
      'rules:\n  - key: new-rule\n    title: New rule\n    on: task_overdue\n    do:\n      - notify: owner\n        text: A task is overdue.\n',
    );
    const title = screen.getByRole('textbox', { name: /^Title/ });
    await user.clear(title);
    await user.paste('Tell security');
    await waitFor(async () => expect((await text()).value).toContain('- key: tell-security\n    title: Tell security'));

    await choose(user, screen.getByRole('combobox', { name: /^Only of these tasks/ }), 'Read it');
    expect((await text()).value).toContain('    of: read\n');
    // Another event is about other things.
    await choose(user, screen.getByRole('combobox', { name: /^When/ }), 'A stage is entered');
    expect((await text()).value).toContain('    on: stage_entered\n    do:');
    await choose(user, screen.getByRole('combobox', { name: /^Only of these stages/ }), 'Build');
    expect((await text()).value).toContain('    of: build\n');
    const when = screen.getByRole('group', { name: 'It is followed' });
    await user.click(await within(when).findByRole('button', { name: 'Only if' }));
    expect((await text()).value).toMatch(/of: build\n {4}when:\n {6}field: impact/);

    const undo = screen.getByRole('button', { name: 'Undo' });
    while (undo.matches(':enabled')) await user.click(undo);
    expect((await text()).value).toBe(yaml);
  });

  it('are named at once where they are added, and so is each act', async () => {
    const { user } = await openEditor();
    await addRule(user);
    const title = screen.getByRole<HTMLInputElement>('textbox', { name: /^Title/ });
    await waitFor(() => expect(title).toHaveFocus());
    await user.keyboard('Tell security');
    expect(title).toHaveValue('Tell security');
    await addAct(user, 'Create a task');
    const task = screen.getAllByRole('listitem').find((one) => one.dataset.path === 'rules/0/do/1');
    const named = within(task ?? document.body).getByRole('textbox', { name: /^Title/ });
    await waitFor(() => expect(named).toHaveFocus());
  });

  it('do what is chosen, each act asked for in its own way', async () => {
    const { user } = await openEditor();
    await addRule(user);
    await choose(user, screen.getByRole('combobox', { name: /^Who is told/ }), 'who watches the change');
    expect((await text()).value).toContain('- notify: [owner, watchers]\n');
    await addAct(user, 'Create a task');
    const task = screen.getAllByRole('listitem').find((one) => one.dataset.path === 'rules/0/do/1');
    const named = within(task ?? document.body).getByRole('textbox', { name: /^Title/ });
    await user.clear(named);
    await user.paste('Rehearse');
    await waitFor(async () =>
      expect((await text()).value).toMatch(/- create_task:\n {10}key: rehearse\n {10}title: Rehearse\n/),
    );
    await addAct(user, 'Set a field');
    expect((await text()).value).toMatch(/- set_field: impact\n {8}value: high\n/);
    await choose(user, screen.getByRole('combobox', { name: /^Field/ }), 'Developer');
    expect((await text()).value).toMatch(/- set_field: developer\n$/);
    await choose(user, screen.getByRole('combobox', { name: /^Value/ }), 'Tomas Weber');
    expect((await text()).value).toMatch(/- set_field: developer\n {8}value: tomas.weber\n$/);
    await addAct(user, 'Call a webhook');
    expect((await text()).value).toMatch(/- call_webhook:\n$/);
    await user.click(screen.getByRole('textbox', { name: /^Webhook/ }));
    await user.paste('ops-chat');
    await waitFor(async () => expect((await text()).value).toMatch(/- call_webhook: ops-chat\n$/));
    await addAct(user, 'Ask more people for an approval');
    expect((await text()).value).toMatch(/- add_approver: owners\n$/);
    expect(screen.getByRole('combobox', { name: /^Of which approval/ })).toHaveValue('');
  });

  it('call one of the webhooks that there are, and mark a key that is none', async () => {
    server.use(
      http.get('*/api/v1/session', () =>
        HttpResponse.json(session('ruth.steiner', ['see', 'publish_process', 'manage_webhooks'])),
      ),
      http.get('*/api/v1/webhooks', () => HttpResponse.json({ items: [webhook()] })),
    );
    const { user } = await openEditor();
    await addRule(user);
    await addAct(user, 'Call a webhook');
    const box = await screen.findByRole('combobox', { name: /^Webhook/ });
    await user.type(box, 'team');
    await user.click(await screen.findByRole('option', { name: 'Team chat (team-chat)' }));
    await waitFor(async () => expect((await text()).value).toMatch(/- call_webhook: team-chat\n$/));
    expect(box).toBeValid();
    await user.type(box, 's');
    await waitFor(() => expect(box).toHaveAccessibleDescription(/There is no webhook of this key/));
    expect((await text()).value).toMatch(/- call_webhook: team-chats\n$/);
  });

  it('have acts in an order that the keyboard alters, with the focus on what was moved', async () => {
    const { user } = await openEditor();
    await addRule(user);
    await addAct(user, 'Set a field');
    screen.getByRole('button', { name: 'Move act 2: Set a field up' }).focus();
    await user.keyboard('{Enter}');
    expect((await text()).value).toMatch(/do:\n {6}- set_field: impact[^]*- notify: owner/);
    await screen.findByText('Set a field is now 1 of 2.');
    expect(screen.getByRole('button', { name: 'Move act 1: Set a field down' })).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Take act 1: Set a field away' }));
    expect((await text()).value).not.toContain('set_field');
  });

  it('say a mistake at its field, and lead there', async () => {
    const mistake = {
      line: 24,
      column: 9,
      path: 'rules/0/do/0/text',
      what: 'The text is empty.',
      remedy: 'Write what people read.',
    };
    const { user } = await openEditor((yaml) => checked({ mistakes: yaml.includes('rules:') ? [mistake] : [] }));
    await addRule(user);
    await screen.findByText('1 mistake to mend');
    expect(await within(parts()).findByText('1')).toBeInTheDocument();
    await user.click(within(parts()).getByRole('button', { name: 'About the process' }));
    await user.click(screen.getByRole('button', { name: 'Show' }));
    await user.click(screen.getByRole('button', { name: 'Line 24' }));
    const box = await screen.findByRole('textbox', { name: /^What they read/ });
    await waitFor(() => expect(box).toHaveFocus());
    expect(box).toHaveAccessibleDescription('The text is empty. Write what people read.');
  });

  it('are put in order and taken away by the keyboard, and follow the keys of what they are about', async () => {
    const { user } = await openEditor();
    await addRule(user);
    await choose(user, screen.getByRole('combobox', { name: /^Only of these tasks/ }), 'Mend it');
    await user.click(within(parts()).getByRole('button', { name: 'Mend it' }));
    const key = within(inForm('Task: Mend it')).getByRole('textbox', { name: /^Key/ });
    await user.clear(key);
    await user.type(key, 'repair');
    await waitFor(async () => expect((await text()).value).toContain('    of: repair\n'));

    await user.click(within(parts()).getByRole('button', { name: 'Add a rule' }));
    const rows = () =>
      within(parts())
        .getAllByRole('button', { name: 'New rule' })
        .map((one) => one.dataset.item);
    await waitFor(() => expect(rows()).toEqual(['rules/0', 'rules/1']));
    within(parts()).getAllByRole('button', { name: 'New rule' })[1]?.focus();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect((await text()).value).toMatch(/key: new-rule-2[^]*key: new-rule\n/);
    await user.keyboard('{Delete}');
    expect((await text()).value).not.toContain('new-rule-2');
    expect((await text()).value).toContain('key: new-rule\n');
  });
});
