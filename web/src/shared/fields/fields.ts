import type { ChangeFields, ChangeView } from '@/shared/api/types';

/** The fields of a change that people edit, and what each needs. */

export type BuiltInKey = Exclude<keyof ChangeFields, 'form'>;
/** A field of the process' own form. */
export type FormKey = `form/${string}`;
export type FieldKey = BuiltInKey | FormKey;

export const formKey = (key: string): FormKey => `form/${key}`;

/** Values by the field's key, so that one field is like the other to whoever edits, merges or compares them. */
export type FieldValues = Partial<Record<FieldKey, unknown>>;

export type FieldKind =
  | 'line'
  | 'markdown'
  | 'lines'
  | 'services'
  | 'level'
  | 'planned'
  | 'tags'
  | 'stakeholders'
  | 'people'
  | 'person'
  | 'number'
  | 'choice'
  | 'choices'
  | 'day'
  | 'service'
  | 'yes_no';

export interface FieldSpec {
  /** Where a field is found on a page: `field-title`, `at-title`. No form field has the key of a built-in one. */
  key: string;
  kind: FieldKind;
  title: string;
  help?: string;
  placeholder?: string;
  /** What can be chosen. */
  choices?: { key: string; name: string }[];
  least?: number;
  most?: number;
  /** It cannot be left without a value. */
  fixed?: boolean;
}

const specs: (FieldSpec & { key: BuiltInKey })[] = [
  { key: 'title', kind: 'line', title: 'Title', placeholder: 'What will be different, in one line' },
  { key: 'description', kind: 'markdown', title: 'Description', help: 'What is to be done, and to what. Markdown.' },
  { key: 'reason', kind: 'markdown', title: 'Reason', help: 'The problem it solves, and why now.' },
  {
    key: 'expected_results',
    kind: 'lines',
    title: 'Expected results',
    help: 'Each something that will be true afterwards and that somebody can check.',
    placeholder: 'version() is 16.15 on both nodes',
  },
  { key: 'services', kind: 'services', title: 'Services', help: 'What the change touches.' },
  { key: 'impact', kind: 'level', title: 'Impact', help: 'Its effect on the business.' },
  { key: 'urgency', kind: 'level', title: 'Urgency', help: 'How soon it is needed.' },
  { key: 'planned_start', kind: 'planned', title: 'Planned start' },
  { key: 'planned_end', kind: 'planned', title: 'Planned end' },
  {
    key: 'deployment_plan',
    kind: 'markdown',
    title: 'Deployment plan',
    help: 'The steps, in order, with who and how long.',
  },
  {
    key: 'backout_plan',
    kind: 'markdown',
    title: 'Backout plan',
    help: 'The way back: steps, what triggers it, who decides, whom to call.',
  },
  {
    key: 'test_plan',
    kind: 'markdown',
    title: 'Test plan',
    help: 'Which tests show that it works, and what does not apply and why.',
  },
  { key: 'communication_plan', kind: 'markdown', title: 'Communication plan', help: 'Who is told what, and when.' },
  { key: 'tags', kind: 'tags', title: 'Tags' },
  {
    key: 'stakeholders',
    kind: 'stakeholders',
    title: 'Stakeholders',
    help: 'Who is affected or has a say, technical or organisational.',
  },
  { key: 'verifiers', kind: 'people', title: 'Verifiers', help: 'Who will try the result.' },
  { key: 'developer', kind: 'person', title: 'Developer' },
  { key: 'test_lead', kind: 'person', title: 'Test lead' },
  { key: 'deployer', kind: 'person', title: 'Deployer' },
  { key: 'owner', kind: 'person', title: 'Owner', fixed: true },
];

export const fieldSpecs = Object.fromEntries(specs.map((s) => [s.key, s])) as Record<BuiltInKey, FieldSpec>;

/** A change's fields in the form in which they are edited. */
export function fieldsOf(change: ChangeView): FieldValues {
  const time = (planned: ChangeView['planned_start']) =>
    planned ? { local: planned.local, zone: planned.zone } : null;
  return {
    title: change.title,
    description: change.description,
    reason: change.reason,
    expected_results: change.expected_results,
    services: change.services.map((s) => s.key),
    impact: change.impact ?? null,
    urgency: change.urgency ?? null,
    planned_start: time(change.planned_start),
    planned_end: time(change.planned_end),
    deployment_plan: change.deployment_plan,
    backout_plan: change.backout_plan,
    test_plan: change.test_plan,
    communication_plan: change.communication_plan,
    tags: change.tags,
    stakeholders: change.stakeholders.map((s) =>
      s.person ? { person: s.person.login, part: s.part } : { name: s.name, part: s.part },
    ),
    verifiers: change.verifiers.map((p) => p.login),
    developer: change.developer?.login ?? null,
    test_lead: change.test_lead?.login ?? null,
    deployer: change.deployer?.login ?? null,
    owner: change.owner.login,
    ...Object.fromEntries(change.form.map((f) => [formKey(f.key), f.answer ?? null])),
  };
}

/** Values as they are sent: the answers of the form together. */
export function asSent(values: FieldValues): ChangeFields {
  const form: Record<string, unknown> = {};
  const fields: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(values)) {
    if (key.startsWith('form/')) form[key.slice('form/'.length)] = value;
    else fields[key] = value;
  }
  return { ...fields, ...(Object.keys(form).length > 0 && { form }) };
}

/**
 * Without what says nothing, so that a new change is sent as short as it was written. An answer that was taken away is null:
 * it may have been the one that the field begins with.
 */
export function filledIn(fields: ChangeFields): ChangeFields {
  const { form, ...builtIn } = tidied(fields);
  const answers = Object.entries(form ?? {}).map(([key, value]): [string, unknown] => [
    key,
    says(value) ? value : null,
  ]);
  return { ...saying(builtIn), ...(answers.length > 0 && { form: Object.fromEntries(answers) }) };
}

const saying = (values: object) => Object.fromEntries(Object.entries(values).filter(([, value]) => says(value)));

/** Whether a value is one: neither left out nor empty. */
export const says = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** Lines without the empty ones. */
export function tidied<V extends FieldValues | ChangeFields>(values: V): V {
  const { expected_results: results, stakeholders } = values as ChangeFields;
  return {
    ...values,
    ...(results && { expected_results: results.map((r) => r.trim()).filter((r) => r !== '') }),
    ...(stakeholders && { stakeholders: stakeholders.filter((s) => s.person || s.name?.trim()) }),
  };
}
