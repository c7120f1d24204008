import type { Condition, Conditions } from '@/shared/conditions/conditions';
import { keyFrom } from '@/shared/lib/keys';
import type { Tree } from './text';

/** What a text says, read for the form: lenient, for it may be half written. The server says what is wrong with it. */

export interface Task {
  key: string;
  title: string;
  description: string;
  duty: string;
  assignee: string[];
  after: string[];
  checklist: string[];
  due: string;
  optional: boolean;
  on_close: string;
  on_fail: string;
  assign_by: string;
  when: Conditions | undefined;
}

/** More approvers on a condition. */
export interface ApproverRow {
  title: string;
  when: Conditions | undefined;
  approvers: string[];
  quorum: string;
  rejections: string;
}

export interface Approval {
  key: string;
  title: string;
  approvers: string[];
  /** Of `approver_rules`. */
  match: string;
  rows: ApproverRow[];
  excluded: string[];
  quorum: string;
  rejections: string;
  covers: string[];
  after: string[];
  after_approvals: string[];
  due: string;
  remind: string;
  escalate: string;
  escalate_to: string[];
  expire: string;
  when: Conditions | undefined;
}

export interface Gate {
  kind: string;
  /** Of `approved`. */
  key: string;
  /** Of `fields`. */
  fields: string[];
  /** Of `related`. */
  link: string;
  state: string;
}

export interface WayBack {
  to: string;
  title: string;
  on_rejection: boolean;
}

export interface Stage {
  key: string;
  name: string;
  phase: string;
  advance: string;
  advance_title: string;
  order: string;
  tasks: Task[];
  approvals: Approval[];
  gates: Gate[];
  back: WayBack[];
  when: Conditions | undefined;
}

export interface Choice {
  key: string;
  name: string;
}

export interface FormField {
  key: string;
  name: string;
  type: string;
  required: boolean;
  help: string;
  choices: Choice[];
  least: string;
  most: string;
  default: string;
  /** Of several choices: each of them. */
  defaults: string[];
  when: Conditions | undefined;
}

/** A process that a bad outcome starts, or that is offered to people. */
export interface Contingency {
  process: string;
  on: string[];
  start: string;
  link: string;
  when: Conditions | undefined;
}

/** What a rule does: one of five acts, and what that one says. */
export interface RuleAct {
  /** `notify`, `add_approver`, `create_task`, `set_field` or `call_webhook`; empty where it is none of them. */
  verb: string;
  /** Of `notify` and `add_approver`. */
  who: string[];
  /** Of `notify` and `call_webhook`. */
  text: string;
  /** Of `add_approver`. */
  approval: string;
  /** Of `create_task`. */
  task: Task;
  /** Of `set_field`. */
  field: string;
  value: string[];
  /** Of `call_webhook`. */
  webhook: string;
}

/** What is done by itself on an event. */
export interface Rule {
  key: string;
  title: string;
  on: string;
  of: string[];
  when: Conditions | undefined;
  acts: RuleAct[];
}

export interface Process {
  key: string;
  name: string;
  type: string;
  summary: string;
  when_to_use: string;
  usual_length: string;
  form: FormField[];
  stages: Stage[];
  contingencies: Contingency[];
  rules: Rule[];
}

type Raw = Record<string, unknown>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const isMap = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);
const map = (value: unknown): Raw => (isMap(value) ? value : {});
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const flag = (value: unknown): boolean => value === 'true';
/** A list of texts, or one alone. */
const texts = (value: unknown): string[] =>
  typeof value === 'string' ? (value === '' ? [] : [value]) : list(value).map(text);

const condition = (value: unknown): Condition => {
  const raw = map(value);
  return { field: text(raw.field), operator: text(raw.operator), values: texts(raw.value) };
};

function conditions(value: unknown): Conditions | undefined {
  if (Array.isArray(value)) return { all: value.map(condition), any: [] };
  if (!isMap(value)) return undefined;
  if ('field' in value) return { all: [condition(value)], any: [] };
  return { all: list(value.all).map(condition), any: list(value.any).map(condition) };
}

function task(value: unknown): Task {
  const raw = map(value);
  return {
    key: text(raw.key),
    title: text(raw.title),
    description: text(raw.description),
    duty: text(raw.duty),
    assignee: texts(raw.assignee),
    after: texts(raw.after),
    checklist: texts(raw.checklist),
    due: text(raw.due),
    optional: flag(raw.optional),
    on_close: text(raw.on_close),
    on_fail: text(raw.on_fail),
    assign_by: text(raw.assign_by),
    when: conditions(raw.when),
  };
}

function approverRow(value: unknown): ApproverRow {
  const raw = map(value);
  return {
    title: text(raw.title),
    when: conditions(raw.when),
    approvers: texts(raw.approvers),
    quorum: text(raw.quorum),
    rejections: text(raw.rejections),
  };
}

function approval(value: unknown): Approval {
  const raw = map(value);
  const rules = map(raw.approver_rules);
  return {
    key: text(raw.key),
    title: text(raw.title),
    approvers: texts(raw.approvers),
    match: text(rules.match),
    rows: list(rules.rows).map(approverRow),
    excluded: texts(raw.excluded),
    quorum: text(raw.quorum),
    rejections: text(raw.rejections),
    covers: texts(raw.covers),
    after: texts(raw.after),
    after_approvals: texts(raw.after_approvals),
    due: text(raw.due),
    remind: text(raw.remind),
    escalate: text(raw.escalate),
    escalate_to: texts(raw.escalate_to),
    expire: text(raw.expire),
    when: conditions(raw.when),
  };
}

/** `tasks_done`, `{approved: cab}`, `{fields: [title]}`, `{related: {link: …, state: …}}`. */
function gate(value: unknown): Gate {
  const nothing = { key: '', fields: [], link: '', state: '' };
  if (!isMap(value)) return { ...nothing, kind: text(value) };
  const kind = Object.keys(value)[0] ?? '';
  const held = value[kind];
  const related = map(held);
  return {
    kind,
    key: kind === 'approved' ? text(held) : '',
    fields: kind === 'fields' ? texts(held) : [],
    link: text(related.link),
    state: text(related.state),
  };
}

const wayBack = (value: unknown): WayBack => {
  const raw = map(value);
  return { to: text(raw.to), title: text(raw.title), on_rejection: flag(raw.on_rejection) };
};

function stage(value: unknown): Stage {
  const raw = map(value);
  return {
    key: text(raw.key),
    name: text(raw.name),
    phase: text(raw.phase),
    advance: text(raw.advance),
    advance_title: text(raw.advance_title),
    order: text(raw.order),
    tasks: list(raw.tasks).map(task),
    approvals: list(raw.approvals).map(approval),
    gates: list(raw.gates).map(gate),
    back: list(raw.back).map(wayBack),
    when: conditions(raw.when),
  };
}

/** A word that is key and name at once, or both. */
function choice(value: unknown): Choice {
  if (typeof value === 'string') return { key: value, name: value.replaceAll('_', ' ') };
  const raw = map(value);
  return { key: text(raw.key), name: text(raw.name) };
}

function formField(value: unknown): FormField {
  const raw = map(value);
  return {
    key: text(raw.key),
    name: text(raw.name),
    type: text(raw.type),
    required: flag(raw.required),
    help: text(raw.help),
    choices: list(raw.choices).map(choice),
    least: text(raw.least),
    most: text(raw.most),
    default: text(raw.default),
    defaults: texts(raw.default),
    when: conditions(raw.when),
  };
}

function contingency(value: unknown): Contingency {
  const raw = map(value);
  return {
    process: text(raw.process),
    on: texts(raw.on),
    start: text(raw.start),
    link: text(raw.link),
    when: conditions(raw.when),
  };
}

export const ruleVerbs = ['notify', 'add_approver', 'create_task', 'set_field', 'call_webhook'] as const;

function ruleAct(value: unknown): RuleAct {
  const raw = map(value);
  const verb = ruleVerbs.find((one) => one in raw) ?? '';
  return {
    verb,
    who: verb === 'notify' || verb === 'add_approver' ? texts(raw[verb]) : [],
    text: text(raw.text),
    approval: text(raw.approval),
    task: task(raw.create_task),
    field: text(raw.set_field),
    value: texts(raw.value),
    webhook: text(raw.call_webhook),
  };
}

function rule(value: unknown): Rule {
  const raw = map(value);
  return {
    key: text(raw.key),
    title: text(raw.title),
    on: text(raw.on),
    of: texts(raw.of),
    when: conditions(raw.when),
    acts: list(raw.do).map(ruleAct),
  };
}

export function modelOf(tree: Tree): Process {
  const raw = map(tree.toJS() as unknown);
  return {
    key: text(raw.key),
    name: text(raw.name),
    type: text(raw.type),
    summary: text(raw.summary),
    when_to_use: text(raw.when_to_use),
    usual_length: text(raw.usual_length),
    form: list(raw.form).map(formField),
    stages: list(raw.stages).map(stage),
    contingencies: list(raw.contingencies).map(contingency),
    rules: list(raw.rules).map(rule),
  };
}

/** A key that nothing has yet, from what a person calls the thing. */
export function freshKey(name: string, taken: readonly string[], otherwise: string): string {
  const base = keyFrom(name).slice(0, 40) || otherwise;
  let key = base;
  for (let n = 2; taken.includes(key); n += 1) key = `${base}-${n}`;
  return key;
}

/** Every key within a process. */
export const keysOf = (process: Process): Set<string> =>
  new Set([...[...process.form, ...process.stages, ...process.rules].map((one) => one.key), ...partKeys(process)]);

/** The keys of tasks, also of those that rules create, and of approvals: they share one space of names in a process. */
export const partKeys = (process: Process): string[] => [
  ...process.stages.flatMap((stage) => [...stage.tasks, ...stage.approvals].map((part) => part.key)),
  ...process.rules.flatMap((rule) => rule.acts.flatMap((act) => (act.verb === 'create_task' ? [act.task.key] : []))),
];
