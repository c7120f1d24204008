import { addItem, moveItem, moveToList, all, setPart, type Edit } from './document/edits';
import { freshKey, partKeys, type Process, type Stage } from './document/model';
import type { Plain } from './document/nodes';
import { countNames, removeNamed, type Kind } from './document/references';
import type { Path } from './document/text';
import { useEditor } from './editor-context';
import { focusNew } from './focus';

/** What can be done with parts as a whole, from wherever it is asked for; each says what it did. */

const listOf = (path: Path): Path => path.slice(0, -1);
const indexOf = (path: Path): number => Number(path.at(-1));

/** The parts of a list. */
function itemsAt(process: Process, list: Path): { name: string }[] {
  if (list[0] === 'form') return process.form.map((f) => ({ name: f.name || f.key }));
  if (list[0] === 'contingencies') return process.contingencies.map((c) => ({ name: c.process }));
  if (list[0] === 'rules') return process.rules.map((r) => ({ name: r.title || r.key }));
  const stage = process.stages[Number(list[1])];
  if (list.length === 1) return process.stages.map((s) => ({ name: s.name || s.key }));
  const parts = list[2] === 'tasks' ? stage?.tasks : stage?.approvals;
  return (parts ?? []).map((p) => ({ name: p.title || p.key }));
}

export function useActs() {
  const { process, tree, edit, choose, say } = useEditor();

  const put = (list: Path, value: Plain, what: string, at?: number, ...more: Edit[]) => {
    const path = [...list, at ?? itemsAt(process, list).length];
    edit(all(addItem(list, value, at), ...more));
    choose(path);
    focusNew(path);
    say(`${what} added.`);
  };

  return {
    /** By one place, or to a place. */
    move: (path: Path, by: number) => {
      const items = itemsAt(process, listOf(path));
      const from = indexOf(path);
      const to = Math.min(Math.max(from + by, 0), items.length - 1);
      const name = items[from]?.name ?? '';
      if (to === from) {
        say(`${name} is at its end already.`);
        return;
      }
      edit(moveItem(listOf(path), from, to));
      choose([...listOf(path), to]);
      say(`${name} is now ${to + 1} of ${items.length}.`);
    },
    /** From one list to a place in another. */
    hand: (path: Path, list: Path, at: number) => {
      const name = itemsAt(process, listOf(path))[indexOf(path)]?.name ?? '';
      const last = itemsAt(process, list).length;
      edit(all(moveToList(listOf(path), indexOf(path), list), moveItem(list, last, Math.min(at, last))));
      choose([...list, Math.min(at, last)]);
      say(`${name} moved.`);
    },
    remove: (kind: Kind, path: Path, name: string) => {
      const held = tree.getIn([...path, 'key']);
      const key = typeof held === 'string' ? held : '';
      const named = countNames(tree, kind, key);
      edit(removeNamed(kind, path));
      choose(listOf(path).length > 2 ? path.slice(0, 2) : []);
      say(`${name} removed${named > 0 ? `, and ${named} places that named it` : ''}. Undo brings it back.`);
    },
    addStage: (after: number) => {
      const phase = process.stages[after]?.phase ?? process.stages[after + 1]?.phase ?? 'draft';
      const name = 'New stage';
      const key = freshKey(
        name,
        process.stages.map((s) => s.key),
        'stage',
      );
      const first = process.stages.length === 0;
      const gates: Plain = first ? [{ fields: ['title', 'reason'] }] : [];
      put(['stages'], { key, name, phase: first ? 'draft' : phase, advance: 'manual', gates }, 'Stage', after + 1);
    },
    addTask: (stage: number) => {
      const held = process.stages[stage];
      const title = 'New task';
      const key = freshKey(title, partKeys(process), 'task');
      const gate = held && !waitsFor(held, 'tasks_done') ? [addItem(['stages', stage, 'gates'], 'tasks_done')] : [];
      put(['stages', stage, 'tasks'], { key, title, assignee: 'owner' }, 'Task', undefined, ...gate);
    },
    addApproval: (stage: number) => {
      const title = 'New approval';
      const key = freshKey(title, partKeys(process), 'approval');
      // It counts only through a gate.
      const gate = addItem(['stages', stage, 'gates'], { approved: key });
      const value = { key, title, approvers: 'owners', quorum: 'one of each' };
      put(['stages', stage, 'approvals'], value, 'Approval, with its gate', undefined, gate);
    },
    addField: () => {
      const name = 'New field';
      const key = freshKey(
        name,
        process.form.map((f) => f.key),
        'field',
      ).replaceAll('-', '_');
      put(['form'], { key, name, type: 'text' }, 'Field');
    },
    /** Deals with what went wrong after a bad end: the likely outcomes are ticked already. */
    addContingency: (key: string) =>
      put(['contingencies'], { process: key, on: ['unsuccessful', 'backed_out'] }, 'Contingency'),
    /** Tells the owner of what is late, until it says something else. */
    addRule: () => {
      const title = 'New rule';
      const key = freshKey(
        title,
        process.rules.map((r) => r.key),
        'rule',
      );
      put(['rules'], { key, title, on: 'task_overdue', do: [{ notify: 'owner', text: 'A task is overdue.' }] }, 'Rule');
    },
    addGate: (stage: number, kind: string) => {
      const value: Plain =
        kind === 'fields'
          ? { fields: ['title'] }
          : kind === 'approved'
            ? { approved: firstApproval(process, stage) }
            : kind === 'related'
              ? { related: { link: 'depends_on', state: 'closed' } }
              : kind;
      edit(addItem(['stages', stage, 'gates'], value));
      say('Gate added.');
    },
    addWayBack: (stage: number, to: string) => {
      edit(addItem(['stages', stage, 'back'], { to }));
      say('Way back added.');
    },
    replaceGate: (stage: number, at: number, value: Plain) => edit(setPart(['stages', stage, 'gates', at], value)),
  };
}

const waitsFor = (stage: Stage, kind: string) => stage.gates.some((gate) => gate.kind === kind);

/** The approval that a new gate most likely waits for. */
const firstApproval = (process: Process, stage: number): string =>
  process.stages
    .slice(0, stage + 1)
    .toReversed()
    .flatMap((s) => s.approvals)
    .map((a) => a.key)[0] ?? '';
