import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { model, small } from '@/test/small-process';
import { addCondition, removeCondition, setCondition } from './conditions';
import { addItem, moveItem, moveToList, remove, setFlag, setList, setPart, setText, type Edit } from './edits';
import { offsetAt, offsetOf, pathAt } from './places';
import { removeNamed, rename } from './references';
import { comments, treeOf } from './text';

const after = (edit: Edit, text = small) => edit(text);
/** The lines that an edit took out and put in. */
function lines(text: string, before = small) {
  const [old, now] = [before.split('\n'), text.split('\n')];
  return { out: old.filter((l) => !now.includes(l)), in: now.filter((l) => !old.includes(l)) };
}

describe('an edit of a text', () => {
  it('alters its line only, and keeps every other byte', () => {
    const text = after(setText(['stages', 1, 'tasks', 1, 'title'], 'Read it and run the tests'));
    expect(lines(text)).toEqual({
      out: ['        title: Read it'],
      in: ['        title: Read it and run the tests'],
    });
    expect(text).toContain('key: small   # never changes');
    expect(text).toContain('                 services]   # what we need to know');
  });

  it('gives the text back as it was when it is taken back', () => {
    const path = ['stages', 0, 'name'];
    expect(setText(path, 'Draft')(setText(path, 'Request')(small))).toBe(small);
  });

  it('puts a new key where it is usually written', () => {
    const text = after(setText(['summary'], 'For small faults'));
    expect(text.indexOf('summary:')).toBeGreaterThan(text.indexOf('type:'));
    expect(text.indexOf('summary:')).toBeLessThan(text.indexOf('stages:'));
    expect(comments(text)).toEqual(comments(small));
  });

  it('takes a key away that says nothing', () => {
    expect(lines(after(setText(['stages', 0, 'advance'], '')))).toEqual({ out: ['    advance: manual'], in: [] });
    expect(lines(after(setFlag(['stages', 1, 'tasks', 1, 'optional'], true))).in).toEqual(['        optional: true']);
  });

  it('writes several lines behind |, also in what stood in one line', () => {
    const text = after(setText(['stages', 1, 'tasks', 0, 'description'], 'Mend it.\nThen say so: here.\n'));
    expect(text).toContain('description: |\n');
    expect(model(text).stages[1]?.tasks[0]).toMatchObject({
      title: 'Mend it',
      description: 'Mend it.\nThen say so: here.\n',
    });
    expect(comments(text)).toEqual(comments(small));
  });

  it.each(['null', '~', 'a: b', '# no comment', '- x', '"quoted"', 'true', '12', "it's", '[a]', '*x', '@x', 'ends:'])(
    'writes %s so that it is read as that text',
    (value) => {
      const text = after(setText(['name'], value));
      expect(model(text).name).toBe(value);
      expect(setText(['name'], 'Small fix')(text)).toBe(small);
    },
  );

  it('keeps the ends of lines that a text came with', () => {
    const text = after(setText(['name'], 'Smaller'), small.replaceAll('\n', '\r\n'));
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    expect(text).toContain('name: Smaller\r\n');
  });

  it('leaves a text alone that cannot be read', () => {
    const broken = 'key: [a\nname: x';
    expect(after(setText(['name'], 'y'), broken)).toBe(broken);
  });

  it('writes a process from nothing', () => {
    const text = addItem(['stages'], { key: 'draft', name: 'Draft', phase: 'draft' })(setText(['key'], 'new')(''));
    expect(text).toBe('key: new\nstages:\n  - key: draft\n    name: Draft\n    phase: draft\n');
  });
});

describe('lists', () => {
  it('keep the comments of the items that stay', () => {
    const path = ['stages', 1, 'tasks', 1, 'checklist'];
    const text = after(setList(path, ['Tests fail without it', 'Names are true', 'It is short']));
    expect(text).toMatch(/- Tests fail without it\n\s+- Names are true\s+# really\n\s+- It is short/);
  });

  it('stand alone where one is enough, and go where none is left', () => {
    const path = ['stages', 1, 'tasks', 1, 'after'];
    expect(lines(after(setList(path, ['build', 'other'], true))).in).toEqual(['        after: [build, other]']);
    expect(model(after(setList(path, [], true))).stages[1]?.tasks[1]?.after).toEqual([]);
    expect(after(setList(path, [], true))).not.toContain('after: build');
  });

  it('move their items with what is written above them', () => {
    const text = after(moveItem(['stages'], 1, 0));
    expect(model(text).stages.map((s) => s.key)).toEqual(['build', 'draft']);
    expect(comments(text)).toEqual(comments(small));
    expect(text).toMatch(/# People who build\.\n {2}- key: build/);
    expect(text).toMatch(/\n\n {2}# Everything begins here\.\n {2}- key: draft/);
    expect(moveItem(['stages'], 1, 0)(text).trimEnd()).toContain('- key: draft');
  });

  it('hand a task to another stage', () => {
    const text = after(moveToList(['stages', 1, 'tasks'], 0, ['stages', 0, 'tasks']));
    expect(model(text).stages.map((s) => s.tasks.map((t) => t.key))).toEqual([['build'], ['review']]);
    expect(comments(text)).toEqual(comments(small));
  });

  it('go with their last item', () => {
    expect(model(after(remove(['stages', 1, 'back', 0]))).stages[1]?.back).toEqual([]);
    expect(after(remove(['stages', 1, 'back', 0]))).not.toContain('back:');
  });
});

describe('keys', () => {
  it('are followed by what names them', () => {
    const task = model(after(rename('task', ['stages', 1, 'tasks', 0], 'mend'))).stages[1]?.tasks;
    expect(task?.map((t) => [t.key, t.after, t.assignee])).toEqual([
      ['mend', [], ['owner']],
      ['review', ['mend'], ['group:testers', 'did:mend']],
    ]);
    expect(model(after(rename('stage', ['stages', 0], 'request'))).stages[1]?.back[0]?.to).toBe('request');
    expect(model(after(rename('approval', ['stages', 1, 'approvals', 0], 'board'))).stages[1]?.gates[1]?.key).toBe(
      'board',
    );
  });

  it('go with what is taken away, and all that names it', () => {
    const text = after(removeNamed('task', ['stages', 1, 'tasks', 0]));
    expect(model(text).stages[1]?.tasks).toMatchObject([{ key: 'review', after: [], assignee: ['group:testers'] }]);
    const without = model(after(removeNamed('approval', ['stages', 1, 'approvals', 0])));
    expect(without.stages[1]?.gates).toMatchObject([{ kind: 'tasks_done' }]);
    expect(model(after(removeNamed('stage', ['stages', 0]))).stages).toMatchObject([{ key: 'build', back: [] }]);
  });

  it('of form fields are followed in conditions, gates, coverage and rules', () => {
    const form = setPart(['form'], [{ key: 'size', name: 'Size', type: 'number' }])(small);
    const when = ['stages', 1, 'when'];
    const used = [
      addCondition(when, 'all', { field: 'size', operator: 'at_least', values: ['3'] }),
      setList(['stages', 0, 'gates', 0, 'fields'], ['title', 'size']),
      setList(['stages', 1, 'approvals', 0, 'covers'], ['title', 'size']),
    ].reduce((text, edit) => edit(text), form);
    const renamed = model(rename('field', ['form', 0], 'extent')(used));
    expect(renamed.stages[1]?.when?.all[0]?.field).toBe('extent');
    expect(renamed.stages[0]?.gates[0]?.fields).toEqual(['title', 'extent']);
    expect(renamed.stages[1]?.approvals[0]?.covers).toEqual(['title', 'extent']);
    const gone = model(removeNamed('field', ['form', 0])(used));
    expect(gone.stages[1]?.when).toBeUndefined();
    expect(gone.stages[0]?.gates[0]?.fields).toEqual(['title']);
  });
});

describe('conditions', () => {
  const when = ['stages', 1, 'when'];
  const high = { field: 'impact', operator: 'is', values: ['high'] };
  const urgent = { field: 'urgency', operator: 'at_least', values: ['medium'] };

  it('are written in the shortest way that says them', () => {
    const one = addCondition(when, 'all', high)(small);
    expect(one).toContain('    when:\n      field: impact\n      operator: is\n      value: high\n');
    const two = addCondition(when, 'all', urgent)(one);
    expect(model(two).stages[1]?.when).toEqual({ all: [high, urgent], any: [] });
    const both = addCondition(when, 'any', urgent)(one);
    expect(model(both).stages[1]?.when).toEqual({ all: [high], any: [urgent] });
    expect(model(removeCondition(when, 'all', 0)(both)).stages[1]?.when).toEqual({ all: [], any: [urgent] });
    expect(removeCondition(when, 'all', 0)(one)).toBe(small);
  });

  it('are altered where they stand, with their comments', () => {
    const written = small.replace(
      '    phase: build\n',
      '    phase: build\n    when:\n      - {field: impact, operator: is, value: high}   # the board said so\n',
    );
    const text = setCondition(when, 'all', 0, high, { ...high, values: ['high', 'medium'] })(written);
    expect(text).toMatch(/value: \[high, medium\]\}\s+# the board said so/);
  });
});

describe('places', () => {
  it('lead from the text to the process and back', () => {
    const tree = treeOf(small);
    const offset = small.indexOf('title: Read it');
    expect(offsetOf(tree, ['stages', 1, 'tasks', 1, 'title'])).toBe(offset);
    expect(pathAt(tree, offset + 9)).toEqual(['stages', 1, 'tasks', 1, 'title']);
    expect(pathAt(tree, offsetOf(tree, ['stages', 1]))).toEqual(['stages', 1, 'key']);
    expect(offsetOf(tree, ['stages', 1, 'tasks', 1, 'due'])).toBe(offsetOf(tree, ['stages', 1, 'tasks', 1]));
  });

  it('count columns in characters', () => {
    expect(offsetAt('a\n🙂b\n', 2, 2)).toBe(4);
  });
});

describe('the shipped processes', () => {
  const shipped = ['normal', 'standard', 'emergency'].map((name) =>
    readFileSync(resolve('../processes', `${name}.yaml`), 'utf8'),
  );

  it('keep all comments and all other lines through an edit of every task', () => {
    for (const text of shipped) {
      const { stages } = model(text);
      stages.forEach((stage, s) =>
        stage.tasks.forEach((task, t) => {
          const path = ['stages', s, 'tasks', t, 'title'];
          const edited = setText(path, `${task.title} now`)(text);
          expect(lines(edited, text).out.length).toBe(1);
          expect(setText(path, task.title)(edited)).toBe(text);
        }),
      );
    }
  });

  it('keep all they say when stages are moved to and fro', () => {
    for (const text of shipped) {
      const last = model(text).stages.length - 1;
      const there = moveItem(['stages'], 0, last)(text);
      expect(comments(there)).toEqual(comments(text));
      expect(model(moveItem(['stages'], last, 0)(there))).toEqual(model(text));
    }
  });
});

describe('contingencies', () => {
  const text = `${small}
# What a bad end starts.
contingencies:
  - process: root-cause-analysis   # always
    on: [ unsuccessful,  backed_out ]
  # Whatever the outcome is called: the harm decides.
  - process: incident-response
    on: [unsuccessful]
    when: {field: largest_effect, operator: is, value: down}
`;

  it('are read as they are written', () => {
    expect(model(text).contingencies).toEqual([
      { process: 'root-cause-analysis', on: ['unsuccessful', 'backed_out'], start: '', link: '', when: undefined },
      {
        process: 'incident-response',
        on: ['unsuccessful'],
        start: '',
        link: '',
        when: { all: [{ field: 'largest_effect', operator: 'is', values: ['down'] }], any: [] },
      },
    ]);
  });

  it('come last in a process, and keep every other byte', () => {
    const made = addItem(['contingencies'], { process: 'hotfix', start: 'hand', link: 'fixes' })(small);
    expect(made).toBe(`${small}contingencies:\n  - process: hotfix\n    start: hand\n    link: fixes\n`);
  });

  it('are edited at their own lines', () => {
    const linked = setText(['contingencies', 1, 'link'], 'fixes')(text);
    expect(lines(linked, text)).toEqual({ out: [], in: ['    link: fixes'] });
    const altered = setText(['contingencies', 0, 'process'], 'hotfix')(text);
    expect(lines(altered, text)).toEqual({
      out: ['  - process: root-cause-analysis   # always'],
      in: ['  - process: hotfix # always'],
    });
    const more = setList(['contingencies', 1, 'on'], ['unsuccessful', 'cancelled'])(text);
    expect(lines(more, text).in).toEqual(['    on: [unsuccessful, cancelled]']);
  });

  it('move with what is written above them, and go with it', () => {
    const moved = moveItem(['contingencies'], 1, 0)(text);
    expect(model(moved).contingencies.map((one) => one.process)).toEqual(['incident-response', 'root-cause-analysis']);
    expect(comments(moved)).toEqual(comments(text));
    const left = removeNamed('contingency', ['contingencies', 1])(text);
    expect(model(left).contingencies).toHaveLength(1);
    expect(left).toContain('  - process: root-cause-analysis   # always\n');
  });

  it('follow the form field that their conditions look at', () => {
    const renamed = addItem(['form'], { key: 'largest_effect', name: 'Largest effect', type: 'text' })(text);
    expect(rename('field', ['form', 0], 'effect')(renamed)).toContain(
      'when: {field: effect, operator: is, value: down}',
    );
  });
});

describe('rules', () => {
  const text = `${small}form:
  - {key: size, name: Size, type: number}
# What happens by itself.
rules:
  # Nobody likes surprises.
  - key: tell-security   # asked for by Mei
    title: Tell security
    on: stage_entered
    of: [draft,  build]
    when: {field: size, operator: at_least, value: 3}
    do:
      - notify: [owner, watchers, 'did:review']
        text: The window is near.   # short
      - add_approver: group:security
        approval: cab
  - key: review   # called like the task, and none
    on: task_failed
    of: review
    do:
      - set_field: size
        value: 4
      - create_task: {key: rehearse, title: Rehearse, assignee: ['field:size'], due: +2wd}
      - call_webhook: ops-chat
`;

  it('are read as they are written', () => {
    const [tell, review] = model(text).rules;
    expect(tell).toMatchObject({ key: 'tell-security', on: 'stage_entered', of: ['draft', 'build'] });
    expect(tell?.when?.all).toEqual([{ field: 'size', operator: 'at_least', values: ['3'] }]);
    expect(tell?.acts).toMatchObject([
      { verb: 'notify', who: ['owner', 'watchers', 'did:review'], text: 'The window is near.' },
      { verb: 'add_approver', who: ['group:security'], approval: 'cab' },
    ]);
    expect(review?.acts).toMatchObject([
      { verb: 'set_field', field: 'size', value: ['4'] },
      { verb: 'create_task', task: { key: 'rehearse', assignee: ['field:size'], due: '+2wd' } },
      { verb: 'call_webhook', webhook: 'ops-chat', text: '' },
    ]);
  });

  it('come last in a process, and keep every other byte', () => {
    const rule = { key: 'late', on: 'task_overdue', do: [{ notify: 'owner', text: 'A task is overdue.' }] };
    const made = addItem(['rules'], rule)(small);
    expect(made).toBe(
      `${small}rules:\n  - key: late\n    on: task_overdue\n    do:\n      - notify: owner\n        text: A task is overdue.\n`,
    );
  });

  it('are edited at their own lines', () => {
    const told = setText(['rules', 0, 'do', 0, 'text'], 'Soon.')(text);
    expect(lines(told, text)).toEqual({
      out: ['        text: The window is near.   # short'],
      in: ['        text: Soon. # short'],
    });
    const duty = setText(['rules', 1, 'do', 1, 'create_task', 'duty'], 'test')(text);
    expect(lines(duty, text).in).toEqual([
      "      - create_task: {key: rehearse, title: Rehearse, duty: test, assignee: ['field:size'], due: +2wd}",
    ]);
  });

  it('stay the act that they are while nobody is named', () => {
    const nobody = setPart(['rules', 0, 'do', 0, 'notify'], [])(text);
    expect(nobody).toContain('      - notify: []\n        text: The window is near.   # short\n');
    const somebody = setList(['rules', 0, 'do', 0, 'notify'], ['requester'], true)(nobody);
    expect(model(somebody).rules[0]?.acts[0]).toMatchObject({ verb: 'notify', who: ['requester'] });
    const nowhere = setPart(['rules', 1, 'do', 2, 'call_webhook'], '')(text);
    expect(model(nowhere).rules[1]?.acts[2]).toMatchObject({ verb: 'call_webhook', webhook: '' });
    expect(setText(['rules', 1, 'do', 2, 'call_webhook'], 'ops-chat')(nowhere)).toBe(text);
  });

  it('move with what is written above them, and go with it', () => {
    const moved = moveItem(['rules'], 1, 0)(text);
    expect(model(moved).rules.map((rule) => rule.key)).toEqual(['review', 'tell-security']);
    expect(comments(moved)).toEqual(comments(text));
    const acts = moveItem(['rules', 0, 'do'], 1, 0)(text);
    expect(model(acts).rules[0]?.acts.map((act) => act.verb)).toEqual(['add_approver', 'notify']);
    expect(comments(acts)).toEqual(comments(text));
    expect(model(removeNamed('rule', ['rules', 1])(text)).rules).toHaveLength(1);
  });

  it('follow what they name under another key, and only that', () => {
    const all = (edit: Edit) => model(edit(text)).rules;
    const stage = all(rename('stage', ['stages', 1], 'make'));
    expect(stage.map((rule) => rule.of)).toEqual([['draft', 'make'], ['review']]);
    const task = rename('task', ['stages', 1, 'tasks', 1], 'read')(text);
    expect(model(task).rules.map((rule) => [rule.key, rule.of])).toEqual([
      ['tell-security', ['draft', 'build']],
      ['review', ['read']],
    ]);
    expect(model(task).rules[0]?.acts[0]?.who).toEqual(['owner', 'watchers', 'did:read']);
    expect(comments(task)).toEqual(comments(text));
    expect(all(rename('approval', ['stages', 1, 'approvals', 0], 'board'))[0]?.acts[1]?.approval).toBe('board');
    const field = all(rename('field', ['form', 0], 'extent'));
    expect(field[0]?.when?.all[0]?.field).toBe('extent');
    expect(field[1]?.acts[0]?.field).toBe('extent');
    expect(field[1]?.acts[1]?.task.assignee).toEqual(['field:extent']);
    expect(lines(rename('rule', ['rules', 0], 'warn')(text), text).out).toHaveLength(1);
  });

  it('go on naming what is gone, for the check to say so', () => {
    const gone = removeNamed('task', ['stages', 1, 'tasks', 1])(text);
    expect(model(gone).rules).toEqual(model(text).rules);
    expect(model(removeNamed('field', ['form', 0])(text)).rules).toEqual(model(text).rules);
  });
});
