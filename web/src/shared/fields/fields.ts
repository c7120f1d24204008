import type { ChangeFields, ChangeView } from '@/shared/api/types';

/** The fields of a change that people edit, and what each needs. */

export type FieldKey = keyof ChangeFields;

export type FieldKind =
  'line' | 'markdown' | 'lines' | 'services' | 'level' | 'planned' | 'tags' | 'stakeholders' | 'people' | 'person';

export interface FieldSpec {
  key: FieldKey;
  kind: FieldKind;
  title: string;
  help?: string;
  placeholder?: string;
}

const specs: FieldSpec[] = [
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
  { key: 'owner', kind: 'person', title: 'Owner' },
];

export const fieldSpecs = Object.fromEntries(specs.map((s) => [s.key, s])) as Record<FieldKey, FieldSpec>;

/** A change's fields in the form in which they are edited and sent. */
export function fieldsOf(change: ChangeView): ChangeFields {
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
  };
}

/** Without what says nothing, so that a new change is sent as short as it was written. */
export function filledIn(fields: ChangeFields): ChangeFields {
  const says = (value: unknown) =>
    value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(tidied(fields)).filter(([, value]) => says(value)));
}

/** Lines without the empty ones. */
export function tidied(fields: ChangeFields): ChangeFields {
  const tidy: ChangeFields = { ...fields };
  if (tidy.expected_results) tidy.expected_results = tidy.expected_results.map((r) => r.trim()).filter((r) => r !== '');
  if (tidy.stakeholders) tidy.stakeholders = tidy.stakeholders.filter((s) => s.person || s.name?.trim());
  return tidy;
}
