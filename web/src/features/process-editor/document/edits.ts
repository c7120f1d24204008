import { isMap, isScalar, isSeq, YAMLMap, YAMLSeq, type Node } from 'yaml';
import { collectionAt, insert, node, orderAt, pairOf, scalar, setScalar, unfold, type Plain } from './nodes';
import { rewritten, type Path, type Tree } from './text';

/** Edits of a text, each a new text. They reuse what is there, so that comments stay with what they are about. */

export type Edit = (text: string) => string;

const edit =
  (change: (tree: Tree) => void): Edit =>
  (text) =>
    rewritten(text, change);

/** Several edits as one. */
export const all =
  (...edits: Edit[]): Edit =>
  (text) =>
    edits.reduce((now, one) => one(now), text);

/** A text at a path; nothing takes its key away. */
export const setText = (path: Path, value: string): Edit =>
  edit((tree) => {
    put(tree, path, value);
  });

/** True or false; false is what holds where nothing is said. */
export const setFlag = (path: Path, value: boolean): Edit => setText(path, value ? 'true' : '');

/** A list of texts; one alone stands without brackets where the notation allows that. */
export const setList = (path: Path, values: readonly string[], oneAlone = false): Edit =>
  edit((tree) => {
    const present = tree.getIn(path, true);
    if (values.length === 0) drop(tree, path);
    else if (isSeq(present)) {
      reuse(present, values);
      unfold(tree, path);
    } else if (oneAlone && values.length === 1) put(tree, path, values[0] ?? '');
    else place(tree, path, node([...values]));
  });

/** The items of a list, those that stay with their comments. */
function reuse(list: YAMLSeq, values: readonly string[]): void {
  const left = [...(list.items as Node[])];
  list.items = values.map((value, i) => {
    const same = left.findIndex((item) => isScalar(item) && item.value === value);
    if (same >= 0) return left.splice(same, 1)[0];
    const here = list.items[i];
    // A line that was altered where it stands keeps what was written beside it.
    if (isScalar(here) && left.includes(here) && !values.includes(String(here.value))) {
      left.splice(left.indexOf(here), 1);
      setScalar(here, value);
      return here;
    }
    return scalar(value);
  });
}

/** Any part, as a whole. */
export const setPart = (path: Path, value: Plain): Edit =>
  edit((tree) => {
    place(tree, path, node(value));
  });

export const remove = (path: Path): Edit =>
  edit((tree) => {
    drop(tree, path);
  });

/** A new item of a list, at a place or at its end. The list comes into being with it. */
export const addItem = (list: Path, value: Plain, at?: number): Edit =>
  edit((tree) => {
    const items = collectionAt(tree, list);
    if (!isSeq(items)) {
      place(tree, list, asList(node(value)));
      return;
    }
    const before = layout(items);
    const made = node(value);
    if (typeof value !== 'string') items.flow = false;
    items.items.splice(at ?? items.items.length, 0, made);
    spread(items, before);
    unfold(tree, list);
  });

/** An item of a list, to another place of it. */
export const moveItem = (list: Path, from: number, to: number): Edit =>
  edit((tree) => {
    const items = collectionAt(tree, list);
    if (!isSeq(items) || from === to) return;
    const before = layout(items);
    const moved = taken(items, from);
    if (moved) items.items.splice(to, 0, moved);
    spread(items, before);
  });

/** An item of one list to the end of another, such as a task to another stage. */
export const moveToList = (from: Path, at: number, to: Path): Edit =>
  edit((tree) => {
    const items = collectionAt(tree, from);
    if (!isSeq(items)) return;
    const before = layout(items);
    const moved = taken(items, at);
    if (!moved) return;
    spread(items, before);
    const target = collectionAt(tree, to);
    if (isSeq(target)) {
      const there = layout(target);
      target.items.push(moved);
      spread(target, there);
    } else place(tree, to, asList(moved));
    if (items.items.length === 0) drop(tree, from);
  });

function asList(item: Node): YAMLSeq {
  const list = new YAMLSeq();
  item.spaceBefore = false;
  list.items = [item];
  return list;
}

function taken(list: YAMLSeq, at: number): Node | undefined {
  return (list.items as Node[]).splice(at, 1)[0];
}

interface Layout {
  spaced: boolean;
}

/** How the items of a list stand, before any goes or comes. What is written above the first one is about that one. */
function layout(list: YAMLSeq): Layout {
  const items = list.items as Node[];
  const first = items[0];
  if (first && list.commentBefore && !list.flow) {
    first.commentBefore = [list.commentBefore, first.commentBefore].filter(Boolean).join('\n');
    list.commentBefore = null;
  }
  return { spaced: items.length > 1 && items.slice(1).every((item) => item.spaceBefore === true) };
}

/** The first item stands close to its list, the others as they did. */
function spread(list: YAMLSeq, { spaced }: Layout): void {
  (list.items as Node[]).forEach((item, i) => {
    if (i === 0) item.spaceBefore = false;
    else if (spaced) item.spaceBefore = true;
  });
}

function put(tree: Tree, path: Path, value: string): void {
  const present = tree.getIn(path, true);
  if (value === '') drop(tree, path);
  else if (isScalar(present)) {
    setScalar(present, value);
    unfold(tree, path.slice(0, -1));
  } else place(tree, path, scalar(value));
}

/** Puts a part at a path, in the usual order of keys; what is above it comes into being. */
function place(tree: Tree, path: Path, value: Node): void {
  const [key, above] = [path.at(-1), path.slice(0, -1)];
  if (key === undefined) return;
  const holder = collectionAt(tree, above) ?? makeHolder(tree, above);
  if (isSeq(holder)) holder.items[Number(key)] = value;
  else if (isMap(holder)) {
    const pair = pairOf(holder, String(key));
    if (pair) pair.value = value;
    else insert(holder, String(key), value, orderAt(above));
  }
  unfold(tree, above);
}

function makeHolder(tree: Tree, path: Path): YAMLMap {
  const map = new YAMLMap();
  if (path.length === 0) tree.contents = map as unknown as typeof tree.contents;
  else place(tree, path, map);
  return map;
}

/** Takes a part away, and the list or map that it leaves empty. */
function drop(tree: Tree, path: Path): void {
  const above = path.slice(0, -1);
  const holder = collectionAt(tree, above);
  const key = path.at(-1);
  if (isSeq(holder) && typeof key === 'number') {
    const before = layout(holder);
    holder.items.splice(key, 1);
    spread(holder, before);
    if (holder.items.length === 0) drop(tree, above);
  } else if (isMap(holder)) {
    const at = holder.items.findIndex((pair) => pair === pairOf(holder, String(key)));
    if (at >= 0) holder.items.splice(at, 1);
    // A condition or a gate of which nothing is left is none.
    if (holder.items.length === 0 && above.length > 0) drop(tree, above);
  }
}

export { edit as editTree, drop as dropFrom, place as placeIn };
