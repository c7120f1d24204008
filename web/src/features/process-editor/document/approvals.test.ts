import { describe, expect, it } from 'vitest';
import { model, small } from '@/test/small-process';
import { addItem, remove, setText } from './edits';
import { removeNamed, rename } from './references';
import { comments } from './text';

describe('approvals', () => {
  const text = `${small}  - key: sign
    name: Sign
    phase: release
    approvals:
      - key: board
        title: Those agree who have to
        # Whoever decided the one before knows it already.
        excluded: [person:ruth, decided:cab]
        approver_rules:
          match: all
          rows:
            - title: Large   # more than three
              when: {field: size, operator: at_least, value: 3}
              approvers: [group:cab, 'did:review']
              quorum: at least 60 %
            - approvers: decided:cab
        quorum: any
        escalate: +1d
        escalate_to: role:change_manager
        expire: never
      - key: last
        title: The last word
        approvers: decided:board
        quorum: any
        after_approvals: board
form:
  - {key: size, name: Size, type: number}
`;
  const board = (of: string) => model(of).stages[2]?.approvals[0];

  it('are read with their rows, their order and their clocks', () => {
    expect(board(text)).toMatchObject({
      approvers: [],
      excluded: ['person:ruth', 'decided:cab'],
      match: 'all',
      rows: [
        { title: 'Large', approvers: ['group:cab', 'did:review'], quorum: 'at least 60 %' },
        { title: '', approvers: ['decided:cab'], quorum: '' },
      ],
      escalate: '+1d',
      escalate_to: ['role:change_manager'],
      expire: 'never',
      remind: '',
    });
    expect(model(text).stages[2]?.approvals[1]?.after_approvals).toEqual(['board']);
  });

  it('follow what they name under another key', () => {
    const field = board(rename('field', ['form', 0], 'extent')(text));
    expect(field?.rows[0]?.when?.all[0]?.field).toBe('extent');
    const task = board(rename('task', ['stages', 1, 'tasks', 1], 'read')(text));
    expect(task?.rows[0]?.approvers).toEqual(['group:cab', 'did:read']);
    const cab = board(rename('approval', ['stages', 1, 'approvals', 0], 'owners')(text));
    expect(cab?.excluded).toEqual(['person:ruth', 'decided:owners']);
    expect(cab?.rows[1]?.approvers).toEqual(['decided:owners']);
    const named = rename('approval', ['stages', 2, 'approvals', 0], 'all')(text);
    expect(model(named).stages[2]?.approvals[1]).toMatchObject({
      approvers: ['decided:all'],
      after_approvals: ['all'],
    });
    expect(comments(named)).toEqual(comments(text));
  });

  it('lose what named something that goes, but for their rows, which would hold without it', () => {
    const gone = removeNamed('approval', ['stages', 1, 'approvals', 0])(text);
    expect(board(gone)?.excluded).toEqual(['person:ruth']);
    expect(board(gone)?.rows).toEqual(board(text)?.rows);
    expect(board(removeNamed('field', ['form', 0])(text))?.rows).toEqual(board(text)?.rows);
    expect(board(removeNamed('task', ['stages', 1, 'tasks', 1])(text))?.rows).toEqual(board(text)?.rows);
  });

  it('get their rows at the usual place, and lose the rules with the last one', () => {
    const approval = ['stages', 1, 'approvals', 0];
    const rows = [...approval, 'approver_rules', 'rows'];
    const one = addItem(rows, { approvers: 'owners' })(small);
    expect(one).toContain('        approver_rules:\n          rows:\n            - approvers: owners\n');
    const titled = setText([...rows, 0, 'title'], 'High impact')(one);
    expect(titled).toContain('            - title: High impact\n              approvers: owners\n');
    expect(setText([...approval, 'approver_rules', 'match'], 'all')(one)).toContain(
      '          match: all\n          rows:',
    );
    expect(remove([...approval, 'approver_rules'])(titled)).toBe(small);
  });
});
