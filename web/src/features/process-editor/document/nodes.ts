import { isCollection, isMap, isScalar, isSeq, Pair, Scalar, stringify, YAMLMap, YAMLSeq, type Node } from 'yaml';
import type { Path, Tree } from './text';

/** Parts of the tree as the editor makes them: short and plain, as a person would write them. */

export type Plain = string | Plain[] | { [key: string]: Plain };

/** The keys of each kind of part, in the order in which they are written. */
export const order = {
  process: [
    ...['key', 'name', 'type', 'summary', 'when_to_use', 'usual_length'],
    ...['form', 'stages', 'contingencies', 'rules'],
  ],
  field: ['key', 'name', 'type', 'required', 'help', 'choices', 'least', 'most', 'default', 'when'],
  stage: ['key', 'name', 'phase', 'when', 'advance', 'advance_title', 'order', 'tasks', 'approvals', 'gates', 'back'],
  task: [
    'key',
    'title',
    'when',
    'duty',
    'assignee',
    'assign_by',
    'after',
    'due',
    'optional',
    'on_close',
    'on_fail',
    'description',
    'checklist',
  ],
  approval: [
    ...['key', 'title', 'when', 'approvers', 'approver_rules', 'excluded', 'quorum', 'rejections', 'covers'],
    ...['after', 'after_approvals', 'due', 'remind', 'escalate', 'escalate_to', 'expire'],
  ],
  approverRules: ['match', 'rows'],
  approverRow: ['title', 'when', 'approvers', 'quorum', 'rejections'],
  back: ['to', 'title', 'on_rejection'],
  condition: ['field', 'operator', 'value'],
  /** Groups of conditions, or one alone in their place. */
  conditions: ['all', 'any', 'field', 'operator', 'value'],
  related: ['link', 'state'],
  contingency: ['process', 'on', 'start', 'link', 'when'],
  rule: ['key', 'title', 'on', 'of', 'when', 'do'],
  act: ['notify', 'add_approver', 'approval', 'create_task', 'set_field', 'value', 'call_webhook', 'text'],
  choice: ['key', 'name'],
} as const;

const kindOfList: Record<string, keyof typeof order> = {
  form: 'field',
  stages: 'stage',
  tasks: 'task',
  approvals: 'approval',
  rows: 'approverRow',
  back: 'back',
  choices: 'choice',
  contingencies: 'contingency',
  rules: 'rule',
  do: 'act',
  all: 'condition',
  any: 'condition',
};

/** In which order the keys of the map at a path are written. */
export function orderAt(path: Path): readonly string[] {
  const [last, above] = [path.at(-1), path.at(-2)];
  if (last === undefined) return order.process;
  if (typeof last === 'number') return order[kindOfList[String(above)] ?? 'condition'];
  if (last === 'create_task') return order.task;
  if (last === 'approver_rules') return order.approverRules;
  return last === 'related' ? order.related : order.conditions;
}

/** Words that YAML takes for nothing, were they not in quotes. */
const nothing = /^(?:~|null|Null|NULL)$/;

/** A text as a node: plain where it can be, behind | where it has several lines. */
export function scalar(value: string): Scalar<string> {
  const made = new Scalar(value);
  style(made);
  return made;
}

function style(node: Scalar<string>): void {
  const { value } = node;
  const block = node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED;
  if (value.includes('\n')) node.type = block ? (node.type ?? Scalar.BLOCK_LITERAL) : Scalar.BLOCK_LITERAL;
  else if (nothing.test(value)) node.type = Scalar.QUOTE_DOUBLE;
  else if (block) node.type = Scalar.PLAIN;
}

export function setScalar(node: Scalar, value: string): void {
  // Quotes that only the text before needed go with it; those that a person likes stay.
  const quoted = node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE;
  if (quoted && needsQuotes(String(node.value))) node.type = Scalar.PLAIN;
  node.value = value;
  style(node as Scalar<string>);
}

const needsQuotes = (value: string): boolean =>
  nothing.test(value) || /^['"]/.test(stringify(value, { schema: 'failsafe', lineWidth: 0 }));

const longest = 100;

/** A part of the tree from plain values; keys that say nothing are left out. */
export function node(value: Plain): Node {
  if (typeof value === 'string') return scalar(value);
  if (Array.isArray(value)) {
    const list = new YAMLSeq();
    list.items = value.map(node);
    list.flow = value.every((v) => typeof v === 'string') && fits(list);
    return list;
  }
  const map = new YAMLMap();
  for (const [key, held] of Object.entries(value)) if (!says(held)) map.items.push(new Pair(scalar(key), node(held)));
  return map;
}

const says = (value: Plain): boolean => value === '' || (Array.isArray(value) && value.length === 0);

/** Whether a list or map can stand in one line. */
function fits(collection: YAMLMap | YAMLSeq): boolean {
  const text = JSON.stringify(collection.toJSON());
  return text.length <= longest && !text.includes('\\n');
}

/** What stood in one line and has grown too long for it is written below each other. */
export function unfold(tree: Tree, path: Path): void {
  for (let depth = 0; depth <= path.length; depth += 1) {
    const at = depth === 0 ? tree.contents : tree.getIn(path.slice(0, depth), true);
    if ((isMap(at) || isSeq(at)) && at.flow && !fits(at)) at.flow = false;
  }
}

export const collectionAt = (tree: Tree, path: Path): YAMLMap | YAMLSeq | undefined => {
  const found = path.length === 0 ? tree.contents : tree.getIn(path, true);
  return isCollection(found) ? found : undefined;
};

/** Puts a key into a map where it is usually written. */
export function insert(map: YAMLMap, key: string, value: Node, keys: readonly string[]): void {
  const before = new Set(keys.slice(0, keys.indexOf(key)));
  const names = map.items.map((pair) => nameOf(pair));
  const at = names.findLastIndex((name) => before.has(name)) + 1;
  map.items.splice(at, 0, new Pair(scalar(key), value));
}

export const nameOf = (pair: Pair): string => (isScalar(pair.key) ? String(pair.key.value) : '');

export const pairOf = (map: YAMLMap, key: string): Pair | undefined => map.items.find((pair) => nameOf(pair) === key);
