import { isMap, isSeq, YAMLMap, YAMLSeq, type Node } from 'yaml';
import { all, dropFrom, editTree, placeIn, setList, setText, type Edit } from './edits';
import type { Condition } from '@/shared/conditions/conditions';
import { insert, node, order, unfold } from './nodes';
import { treeOf, type Path, type Tree } from './text';

/**
 * Conditions are written in three ways: one alone, a list of them, or `all` and `any` with a list each. They keep the way
 * in which they are written for as long as it can say what they say.
 */

export type Group = 'all' | 'any';

/** Where a condition of a group really stands in the text. */
export function conditionPath(tree: Tree, when: Path, group: Group, index: number): Path {
  const held = tree.getIn(when, true);
  if (isSeq(held)) return [...when, index];
  if (isMap(held) && held.has('field')) return when;
  return [...when, group, index];
}

const plain = ({ field, operator, values }: Condition) => ({
  field,
  operator,
  value: values.length === 1 ? (values[0] ?? '') : values,
});

/** One more condition. */
export const addCondition = (when: Path, group: Group, condition: Condition): Edit =>
  editTree((tree) => {
    const held = tree.getIn(when, true);
    const made = node(plain(condition));
    if (isMap(held) && !held.has('field')) intoGroup(tree, when, held, group, made);
    else if (!isMap(held) && !isSeq(held)) placeIn(tree, when, group === 'all' ? made : grouped('any', [made]));
    else if (group === 'any') placeIn(tree, when, both(isSeq(held) ? (held.items as Node[]) : [held], made));
    else if (isSeq(held)) {
      held.items.push(made);
      unfold(tree, when);
    } else placeIn(tree, when, listOf([held, made]));
  });

function both(all: Node[], any: Node): YAMLMap {
  const groups = grouped('all', all);
  insert(groups, 'any', listOf([any]), order.conditions);
  return groups;
}

function intoGroup(tree: Tree, when: Path, groups: YAMLMap, group: Group, made: Node): void {
  const list = groups.get(group, true) as unknown;
  if (isSeq(list)) list.items.push(made);
  else {
    groups.flow = false;
    insert(groups, group, listOf([made]), order.conditions);
  }
  unfold(tree, [...when, group]);
}

function listOf(items: Node[]): YAMLSeq {
  const list = new YAMLSeq();
  list.items = items;
  return list;
}

function grouped(group: Group, items: Node[]): YAMLMap {
  const map = new YAMLMap();
  insert(map, group, listOf(items), order.conditions);
  return map;
}

/** A condition says something else: only what differs is written. */
export const setCondition =
  (when: Path, group: Group, index: number, before: Condition, now: Condition): Edit =>
  (text) => {
    const at = conditionPath(treeOf(text), when, group, index);
    const edits: Edit[] = [];
    if (now.field !== before.field) edits.push(setText([...at, 'field'], now.field));
    if (now.operator !== before.operator) edits.push(setText([...at, 'operator'], now.operator));
    if (now.values.join('\n') !== before.values.join('\n')) edits.push(setList([...at, 'value'], now.values, true));
    return all(...edits)(text);
  };

export const removeCondition = (when: Path, group: Group, index: number): Edit =>
  editTree((tree) => {
    dropFrom(tree, conditionPath(tree, when, group, index));
  });
