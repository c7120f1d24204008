import { isMap, isScalar, isSeq } from 'yaml';
import { dropFrom, editTree, type Edit } from './edits';
import { modelOf } from './model';
import { setScalar } from './nodes';
import type { Path, Tree } from './text';

/** What is named elsewhere by its key: where the key is altered the names follow, and where it goes they go with it. */

export type Named = 'stage' | 'task' | 'approval' | 'field' | 'rule';
/** Any part that stands in a list of its own; a contingency is named nowhere. */
export type Kind = Named | 'contingency';

/** A new key for the thing at a path; everything that names it follows. */
export const rename = (kind: Named, path: Path, key: string): Edit =>
  editTree((tree) => {
    const present = tree.getIn([...path, 'key'], true);
    if (!isScalar(present)) return;
    const before = String(present.value);
    setScalar(present, key);
    if (before === '' || key === '') return;
    const following = [naming, namingInRows, namingInRules].flatMap((look) => look(tree, kind, before));
    for (const place of following) replace(tree, place, before, key);
  });

/**
 * Takes the thing at a path away, with all that names it. Rules and rows of approvers go on naming it, for the check to
 * say so: without its last name one would be about everything, or always hold.
 */
export const removeNamed = (kind: Kind, path: Path): Edit =>
  editTree((tree) => {
    const key = tree.getIn([...path, 'key']);
    dropFrom(tree, path);
    if (kind === 'contingency' || typeof key !== 'string' || key === '') return;
    // From behind, so that the places before stay true.
    for (const place of naming(tree, kind, key).reverse()) dropFrom(tree, place);
  });

/** How many things name it. */
export function countNames(tree: Tree, kind: Kind, key: string): number {
  return kind === 'contingency' || key === '' ? 0 : naming(tree, kind, key).length;
}

function replace(tree: Tree, place: Path, before: string, key: string): void {
  const found = tree.getIn(place, true);
  // Of a condition, a gate and a way back the part that names it.
  const target: unknown = isMap(found)
    ? ['field', 'approved', 'to'].map((k) => found.get(k, true)).find(isScalar)
    : found;
  if (!isScalar(target)) return;
  const text = String(target.value);
  setScalar(target, text === before ? key : text.slice(0, text.length - before.length) + key);
}

/** Where a thing is named: paths in the order of the text. Of a way back, a gate or a condition the whole of it. */
function naming(tree: Tree, kind: Named, key: string): Path[] {
  if (kind === 'rule') return [];
  if (kind === 'stage') return namingStage(tree, key);
  const places: Path[] = [];
  const scalars = (path: Path, fits: (text: string) => boolean) => places.push(...texts(tree, path, fits));
  const { stages, form, contingencies } = modelOf(tree);
  stages.forEach((stage, s) => {
    const at = ['stages', s];
    stage.tasks.forEach((_, i) => {
      const task = [...at, 'tasks', i];
      if (kind === 'task') scalars([...task, 'after'], (text) => text === key);
      scalars([...task, 'assignee'], (text) => text === ruleFor(kind, key));
      if (kind === 'field') places.push(...conditionsOn(tree, [...task, 'when'], key));
    });
    stage.approvals.forEach((_, i) => places.push(...namingInApproval(tree, kind, key, [...at, 'approvals', i])));
    stage.gates.forEach((gate, i) => {
      if (kind === 'approval' && gate.kind === 'approved' && gate.key === key) places.push([...at, 'gates', i]);
      if (kind === 'field') scalars([...at, 'gates', i, 'fields'], (text) => text === key);
    });
    if (kind === 'field') places.push(...conditionsOn(tree, [...at, 'when'], key));
  });
  if (kind === 'field') {
    form.forEach((_, i) => places.push(...conditionsOn(tree, ['form', i, 'when'], key)));
    contingencies.forEach((_, i) => places.push(...conditionsOn(tree, ['contingencies', i, 'when'], key)));
  }
  return places;
}

/** Where an approval names it, but for its rows: by what comes first, whom it asks, what it covers, and when. */
function namingInApproval(tree: Tree, kind: Named, key: string, at: Path): Path[] {
  const named = (path: Path, as: string) => texts(tree, path, (text) => text === as);
  const places = ['approvers', 'excluded', 'escalate_to'].flatMap((list) => named([...at, list], ruleFor(kind, key)));
  if (kind === 'task') places.push(...named([...at, 'after'], key));
  if (kind === 'approval') places.push(...named([...at, 'after_approvals'], key));
  if (kind === 'field') places.push(...named([...at, 'covers'], key), ...conditionsOn(tree, [...at, 'when'], key));
  return places;
}

/** Where rows of approvers name it: by whom they ask, and on which conditions. */
function namingInRows(tree: Tree, kind: Named, key: string): Path[] {
  return modelOf(tree).stages.flatMap((stage, s) =>
    stage.approvals.flatMap((approval, a) =>
      approval.rows.flatMap((_, r) => {
        const row = ['stages', s, 'approvals', a, 'approver_rules', 'rows', r];
        const places = texts(tree, [...row, 'approvers'], (text) => text === ruleFor(kind, key));
        return kind === 'field' ? [...places, ...conditionsOn(tree, [...row, 'when'], key)] : places;
      }),
    ),
  );
}

/** Where rules name it: by what they are about, in their conditions, and in what they do. */
function namingInRules(tree: Tree, kind: Named, key: string): Path[] {
  return modelOf(tree).rules.flatMap((rule, r) => {
    const at: Path = ['rules', r];
    const places = ofKind(rule.on) === kind ? texts(tree, [...at, 'of'], (text) => text === key) : [];
    if (kind === 'field') places.push(...conditionsOn(tree, [...at, 'when'], key));
    rule.acts.forEach((act, i) => {
      const acting = [...at, 'do', i];
      for (const who of [['notify'], ['add_approver'], ['create_task', 'assignee']])
        places.push(...texts(tree, [...acting, ...who], (text) => text === ruleFor(kind, key)));
      if (kind === 'approval' && act.approval === key) places.push([...acting, 'approval']);
      if (kind === 'field' && act.field === key) places.push([...acting, 'set_field']);
    });
    return places;
  });
}

/** What the names in `of` are keys of, by the event of the rule; undefined where it is about nothing in particular. */
export function ofKind(event: string): Named | undefined {
  if (event === 'stage_entered' || event === 'sent_back') return 'stage';
  if (event.startsWith('task_')) return 'task';
  if (event.startsWith('approval_')) return 'approval';
  return event === 'edited' ? 'field' : undefined;
}

const finding: Partial<Record<Named, string>> = { task: 'did', field: 'field', approval: 'decided' };
/** How a rule that finds people names it; nothing names a stage like that. */
const ruleFor = (kind: Named, key: string) => (finding[kind] ? `${finding[kind]}:${key}` : '');

const namingStage = (tree: Tree, key: string): Path[] =>
  modelOf(tree).stages.flatMap((stage, s) =>
    stage.back.flatMap((way, i) => (way.to === key ? [['stages', s, 'back', i]] : [])),
  );

/** The texts of a list, or the one that stands alone, that fit. */
function texts(tree: Tree, path: Path, fits: (text: string) => boolean): Path[] {
  const found = tree.getIn(path, true);
  if (isScalar(found)) return fits(String(found.value)) ? [path] : [];
  if (!isSeq(found)) return [];
  return found.items.flatMap((item, i) => (isScalar(item) && fits(String(item.value)) ? [[...path, i]] : []));
}

/** The fields of conditions that are the one of that key. */
function conditionsOn(tree: Tree, path: Path, key: string): Path[] {
  const found = tree.getIn(path, true);
  const places: Path[] = [];
  const look = (value: unknown, at: Path) => {
    if (isSeq(value)) value.items.forEach((item, i) => look(item, [...at, i]));
    else if (isMap(value)) {
      if (value.get('field') === key) places.push(at);
      for (const group of ['all', 'any']) look(value.get(group, true), [...at, group]);
    }
  };
  look(found, path);
  return places;
}
