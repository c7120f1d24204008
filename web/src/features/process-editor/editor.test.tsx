import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import type { CheckedText, Trial } from '@/shared/api/types';
import { at, person } from '@/test/fixtures';
import { checked, draft, openEditor, parts, text, yaml } from '@/test/process-editor';
import { refusal, watch } from '@/test/render';
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

describe('the editor of a process', () => {
  it('writes what the form says into the text, keeps its comments, saves it, and takes it back', async () => {
    const { user, saved } = await openEditor();
    await user.click(within(parts()).getByRole('button', { name: 'Mend it' }));
    const title = screen.getByRole('textbox', { name: /^Title/ });
    await user.clear(title);
    await user.paste('Mend the fault');
    await waitFor(async () => expect((await text()).value).toContain('title: Mend the fault\n'));
    expect((await text()).value).toContain('name: Small fix   # as people say');
    await waitFor(() => expect(JSON.stringify(saved.at(-1)?.body)).toContain('Mend the fault'));
    expect(saved[0]).toMatchObject({ ifMatch: '"100"' });
    const undo = screen.getByRole('button', { name: 'Undo' });
    while (undo.matches(':enabled')) await user.click(undo);
    expect((await text()).value).toBe(yaml);
    const redo = screen.getByRole('button', { name: 'Redo' });
    while (redo.matches(':enabled')) await user.click(redo);
    expect((await text()).value).toContain('Mend the fault');
  });

  it('moves and removes parts by the keyboard, and says so', async () => {
    const { user } = await openEditor();
    within(parts()).getByRole('button', { name: 'Read it' }).focus();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await screen.findByText('Read it is now 1 of 2.');
    expect((await text()).value).toMatch(/key: read[^]*key: mend/);
    expect(within(parts()).getByRole('button', { name: 'Read it' })).toHaveFocus();
    await user.keyboard('{Delete}');
    await screen.findByText(/Read it removed/);
    expect((await text()).value).not.toContain('key: read');
    await user.keyboard('{Control>}z{/Control}{Control>}z{/Control}');
    expect((await text()).value).toBe(yaml);
  });

  it('says a mistake at its field and leads there from the list', async () => {
    const mistake = {
      line: 14,
      column: 9,
      path: 'stages/1/tasks/0/title',
      what: 'The title is missing.',
      remedy: 'Write one.',
    };
    const { user } = await openEditor(() => checked({ mistakes: [mistake] }));
    await screen.findByText('1 mistake to mend');
    await user.click(screen.getByRole('button', { name: 'Show' }));
    await user.click(screen.getByRole('button', { name: 'Line 14' }));
    const title = await screen.findByRole('textbox', { name: /^Title/ });
    await waitFor(() => expect(title).toHaveFocus());
    expect(title).toHaveAccessibleDescription('The title is missing. Write one.');
  });

  it('adds an approval with the gate without which it would not count', async () => {
    const { user } = await openEditor();
    await user.click(within(parts()).getByRole('button', { name: 'Build' }));
    await user.click(screen.getByRole('button', { name: 'Add an approval' }));
    await screen.findByRole('region', { name: /^Approval/ });
    expect((await text()).value).toMatch(/approvals:\n {6}- key: new-approval[^]*approved: new-approval/);
  });

  it('begins what was added at its top, with its name to be written over', async () => {
    const { user } = await openEditor();
    await user.click(within(parts()).getByRole('button', { name: 'Build' }));
    const pane = () => screen.getByRole('region', { name: /^Stage:/ }).parentElement;
    Object.assign(pane() ?? {}, { scrollTop: 400 });
    await user.click(within(parts()).getByRole('button', { name: 'Add a stage' }));
    const name = within(await screen.findByRole('region', { name: 'Stage: New stage' })).getByRole('textbox', {
      name: /^Name/,
    });
    await waitFor(() => expect(name).toHaveFocus());
    expect(pane()?.scrollTop).toBe(0);
    await user.keyboard('Rehearse');
    await waitFor(async () => expect((await text()).value).toContain('- key: rehearse\n    name: Rehearse\n'));
  });

  it('offers for conditions what the server knows, and the fields of the form', async () => {
    const { user } = await openEditor();
    await user.clear(await text());
    await user.paste(
      yaml.replace(
        'stages:',
        'form:\n  - {key: size, name: Size, type: choice, choices: [small, {key: big, name: Rather big}]}\n' +
          '  - {key: later, name: Later, type: text}\nstages:',
      ),
    );
    await user.click(within(parts()).getByRole('button', { name: 'Build' }));
    const when = screen.getByRole('group', { name: 'The stage is entered' });
    await user.click(await within(when).findByRole('button', { name: 'Only if' }));
    expect((await text()).value).toMatch(/when:\s+field: impact\s+operator: at_least\s+value: high\n/);
    const choose = async (what: string, option: string) => {
      await user.click(within(when).getByRole('combobox', { name: what }));
      await user.click(await screen.findByRole('option', { name: option }));
    };
    await choose('Operator', 'is filled in');
    expect(within(when).queryByRole('combobox', { name: /^Value/ })).not.toBeInTheDocument();
    expect((await text()).value).toMatch(/field: impact\s+operator: filled\n\s+tasks/);
    await choose('Field', 'Size');
    expect((await text()).value).toMatch(/field: size\s+operator: filled\n\s+tasks/);
    await user.click(within(when).getByRole('combobox', { name: 'Operator' }));
    const offered = await screen.findAllByRole('option');
    expect(offered.map((one) => one.textContent)).toEqual(['is', 'is not', 'is filled in', 'is not filled in']);
    await user.keyboard('{Escape}');
    await choose('Operator', 'is');
    await user.click(within(when).getByRole('combobox', { name: 'Values, any of them' }));
    await user.click(await screen.findByRole('option', { name: 'Rather big' }));
    expect((await text()).value).toMatch(/when:\s+field: size\s+operator: is\s+value: big\n/);
    // A field is not asked for by itself or by what comes later.
    await user.click(within(parts()).getByRole('button', { name: 'Later' }));
    const asked = screen.getByRole('group', { name: 'It is asked for' });
    await user.click(await within(asked).findByRole('button', { name: 'Only if' }));
    await user.click(within(asked).getByRole('combobox', { name: 'Field' }));
    expect(await screen.findByRole('option', { name: 'Size' })).toBeInTheDocument();
    expect(screen.queryByRole('option', { name: 'Later' })).not.toBeInTheDocument();
  });

  it('does not offer who did a task for the task itself', async () => {
    const { user } = await openEditor();
    await user.click(within(parts()).getByRole('button', { name: 'Read it' }));
    await user.click(screen.getByRole('combobox', { name: /^Who does it/ }));
    expect(await screen.findByRole('option', { name: 'who did “Mend it”' })).toBeInTheDocument();
    expect(screen.queryByRole('option', { name: 'who did “Read it”' })).not.toBeInTheDocument();
  });

  it('takes by Enter the first of what was typed: who does a task', async () => {
    const { user } = await openEditor();
    await user.click(within(parts()).getByRole('button', { name: 'Build' }));
    await user.click(screen.getByRole('button', { name: 'Add a task' }));
    await user.type(await screen.findByRole('combobox', { name: /^Who does it/ }), 'advisory{Enter}');
    expect((await text()).value).toContain('group:cab');
  });

  it('keeps the form from writing over a text that cannot be read', async () => {
    const { user } = await openEditor();
    await user.clear(await text());
    await user.type(await text(), 'key: [[small');
    await screen.findByText(/cannot be read as YAML/);
    expect(screen.getByRole('textbox', { name: /^Name/ })).toBeDisabled();
  });

  it('shows both where somebody saved the draft meanwhile, and saves over theirs only when told to', async () => {
    const { user, saved } = await openEditor();
    const theirs = draft({ version: 140, yaml: yaml.replace('Small fix', 'Tiny fix'), saved_by: person('jonas.berg') });
    let told = false;
    const over = watch('put', '/process-drafts/small', ({ ifMatch, body }) => {
      if (ifMatch === '"140"') return draft({ version: 141, yaml: (body as { yaml: string }).yaml });
      told = true;
      return refusal(412, { title: 'Somebody else was faster', present: theirs });
    });
    const name = screen.getByRole('textbox', { name: /^Name/ });
    await user.clear(name);
    await user.type(name, 'Quick fix');
    await screen.findByText('Jonas Berg has saved this draft meanwhile');
    expect(told).toBe(true);
    expect(saved).toHaveLength(0);
    await user.click(screen.getByRole('button', { name: 'Keep mine, over theirs' }));
    await waitFor(() => expect(over.at(-1)).toMatchObject({ ifMatch: '"140"' }));
    expect((over.at(-1)?.body as { yaml: string }).yaml).toContain('Quick fix');
  });

  it('publishes what is saved with the reason for it, and not while something stands in the way', async () => {
    let mistakes: CheckedText['mistakes'] = [
      { line: 3, column: 1, path: 'type', what: 'No type.', remedy: 'Write one.' },
    ];
    const { user } = await openEditor(() => checked({ mistakes }));
    server.use(
      http.get('*/api/v1/process-drafts/small', () => HttpResponse.json(draft({ checked: checked({ mistakes }) }))),
    );
    const name = screen.getByRole('textbox', { name: /^Name/ });
    await user.type(name, ' two');
    await user.click(screen.getByRole('button', { name: 'Publish' }));
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByText('Line 3: No type. Write one.');
    expect(within(dialog).getByRole('button', { name: 'Publish' })).toBeDisabled();
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    mistakes = [];
    await user.type(name, ' three');
    await user.click(screen.getByRole('button', { name: 'Publish' }));
    const published = watch('post', '/process-drafts/small/publication', () => ({
      key: 'small',
      name: 'S',
      version: 1,
    }));
    const again = await screen.findByRole('dialog');
    await user.type(await within(again).findByRole('textbox', { name: /^Why/ }), 'First.');
    await user.click(within(again).getByRole('button', { name: 'Publish' }));
    await waitFor(() => expect(published[0]?.body).toMatchObject({ note: 'First.' }));
  });

  it('tries the text with an invented change', async () => {
    const trial: Trial = {
      process: 'small',
      closed: true,
      outcome: 'successful',
      stuck: [],
      story: [],
      stages: [
        {
          key: 'build',
          name: 'Build',
          phase: 'build',
          entered: at(0),
          left: at(3),
          approvals: [],
          waits: [],
          tasks: [
            {
              key: 'mend',
              title: 'Mend it',
              people: [],
              created: at(0),
              ended: at(2),
              state: 'done',
              done_by: person('dana.kowalski'),
              assignee: person('dana.kowalski'),
            },
          ],
        },
      ],
    };
    const { user } = await openEditor();
    await user.click(screen.getByRole('tab', { name: 'Try it' }));
    const tried = watch('post', '/processes/try', () => trial);
    await user.click(await screen.findByRole('button', { name: 'Try it' }));
    const report = await screen.findByRole('region', { name: 'The trial' });
    expect(within(report).getByRole('row', { name: /Mend it.*Dana Kowalski/ })).toBeInTheDocument();
    expect(tried[0]?.body).toMatchObject({ yaml, people: 'invented', outcome: 'successful' });
  });

  it('adds what a bad outcome starts, in words, and says a mistake in it at its field', async () => {
    const mistake = {
      line: 22,
      column: 5,
      path: 'contingencies/0',
      what: 'The contingency does not say which outcomes start it (on).',
      remedy: 'Write one or more.',
    };
    const { user } = await openEditor((yaml) => checked({ mistakes: /process: hotfix$/m.test(yaml) ? [mistake] : [] }));
    await user.click(within(parts()).getByRole('button', { name: 'Add a contingency' }));
    const form = within(await screen.findByRole('region', { name: 'Contingency: Root cause analysis' }));
    expect(
      (await text()).value.endsWith('  - process: root-cause-analysis\n    on: [unsuccessful, backed_out]\n'),
    ).toBe(true);
    await user.click(form.getByRole('checkbox', { name: 'Cancelled' }));
    expect((await text()).value).toContain('on: [unsuccessful, backed_out, cancelled]');
    await user.click(form.getByRole('button', { name: 'Only if' }));
    expect((await text()).value).toMatch(/when:\s+field: impact\s+operator: at_least\s+value: high\n$/);

    // What is offered to people is started by no outcome, and on no condition.
    const choose = async (box: string, name: string) => {
      await user.click(form.getByRole('combobox', { name: box }));
      await user.click(await screen.findByRole('option', { name }));
    };
    await choose('It is started', 'By hand: it is offered to people');
    expect((await text()).value.endsWith('  - process: root-cause-analysis\n    start: hand\n')).toBe(true);
    expect(form.queryByRole('checkbox')).not.toBeInTheDocument();
    await choose('It is started', 'By itself, with the outcome');
    expect((await text()).value).toContain('on: [unsuccessful, backed_out]');
    await choose('How else it is linked', 'It fixes the change');
    expect((await text()).value).toContain('    link: fixes\n');

    await user.click(screen.getByRole('combobox', { name: 'Process' }));
    await user.click(await screen.findByRole('option', { name: 'Hotfix' }));
    const outcomes = await screen.findByRole('group', { name: /^After the outcomes/ });
    await waitFor(() => expect(outcomes).toHaveAccessibleDescription(/does not say which outcomes start it/));
    const undo = screen.getByRole('button', { name: 'Undo' });
    while (undo.matches(':enabled')) await user.click(undo);
    expect((await text()).value).toBe(yaml);
  });

  it('puts contingencies in order and takes them away by the keyboard', async () => {
    const { user } = await openEditor();
    const add = within(parts()).getByRole('button', { name: 'Add a contingency' });
    await user.click(add);
    await user.click(add);
    await screen.findByRole('region', { name: 'Contingency: Incident response' });
    within(parts()).getByRole('button', { name: 'Incident response' }).focus();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect((await text()).value).toMatch(/process: incident-response[^]*process: root-cause-analysis/);
    await user.keyboard('{Delete}');
    expect((await text()).value).not.toContain('incident-response');
    expect((await text()).value).toContain('root-cause-analysis');
  });
});
