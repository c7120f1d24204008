import type { FormField } from '@/shared/api/types';
import { formKey, says, type FieldKey, type FieldValues } from '@/shared/fields/fields';
import { levelName } from '@/shared/lib/words';
import { keyOf, titleOf } from './words';
import type { EntryFields, EntryVersion } from './types';

/** What an entry fills in, as the fields of a change. */

/** The fields that an entry may fill in, in the order of a change's form. Windows differ each time. */
export const fillable = [
  'title',
  'description',
  'reason',
  'expected_results',
  'services',
  'impact',
  'urgency',
  'deployment_plan',
  'backout_plan',
  'test_plan',
  'communication_plan',
  'stakeholders',
  'verifiers',
  'developer',
  'test_lead',
  'deployer',
  'tags',
] as const satisfies (keyof EntryFields)[];

/** Those that are asked for each time, and never filled in beforehand. */
export const eachTime = ['planned_start', 'planned_end'] as const;

export function valuesOf(fields: EntryFields): FieldValues {
  const { form, services, stakeholders, verifiers, developer, test_lead, deployer, ...rest } = fields;
  return {
    ...rest,
    services: services.map((one) => one.key),
    stakeholders: stakeholders.map(({ person, name, part }) =>
      person ? { person: person.login, part } : { name, part },
    ),
    verifiers: verifiers.map((one) => one.login),
    developer: developer?.login ?? null,
    test_lead: test_lead?.login ?? null,
    deployer: deployer?.login ?? null,
    ...Object.fromEntries(form.map((one) => [formKey(one.key), one.answer ?? null])),
  };
}

/** A value as a line or a text to read. */
export function valueText(name: string, fields: EntryFields): string {
  switch (name) {
    case 'services':
      return fields.services.map((one) => one.name).join(', ');
    case 'expected_results':
      return fields.expected_results.map((one) => `- ${one}`).join('\n');
    case 'tags':
      return fields.tags.join(', ');
    case 'stakeholders':
      return fields.stakeholders.map((one) => `- ${one.name}${one.part && `: ${one.part}`}`).join('\n');
    case 'verifiers':
      return fields.verifiers.map((one) => one.name).join(', ');
    case 'developer':
    case 'test_lead':
    case 'deployer':
      return fields[name]?.name ?? '';
    case 'impact':
    case 'urgency': {
      const level = fields[name];
      return level ? levelName[level] : '';
    }
    case 'title':
    case 'description':
    case 'reason':
    case 'deployment_plan':
    case 'backout_plan':
    case 'test_plan':
    case 'communication_plan':
      return fields[name];
    default:
      return fields.form.find((one) => one.key === name)?.answer_text ?? '';
  }
}

export type Way = 'locked' | 'asked' | 'open';

export const wayOf = (name: string, { locked, asked }: Pick<EntryVersion, 'locked' | 'asked'>): Way =>
  locked.includes(name) ? 'locked' : asked.includes(name) ? 'asked' : 'open';

/** The names of what a version fills in, locks or asks for, in the order of a change's form. */
export function namesIn(version: EntryVersion, form: FormField[]): string[] {
  const all = [...fillable, ...form.map((field) => field.key), ...eachTime];
  const rest = [...version.locked, ...version.asked].filter((name) => !all.includes(name));
  return [...all, ...rest].filter((name) => wayOf(name, version) !== 'open' || valueText(name, version.fields) !== '');
}

export interface Altered {
  title: string;
  before: string;
  after: string;
}

const ways: Record<Way, string> = { locked: 'locked', asked: 'asked for', open: 'open' };

/** What differs between two versions, a line each. */
export function differences(before: EntryVersion, after: EntryVersion, form: FormField[]): Altered[] {
  const names = [...new Set([...namesIn(before, form), ...namesIn(after, form)])];
  const plain = (title: string, one: string | number, other: string | number): Altered => ({
    title,
    before: String(one),
    after: String(other),
  });
  return [
    plain('Name in the catalog', before.title, after.title),
    plain('When to use it', before.when_to_use, after.when_to_use),
    plain('Users notice', before.effect, after.effect),
    plain('Holds for (months)', before.max_age_months, after.max_age_months),
    plain('Ends after (failures)', before.max_failures, after.max_failures),
    ...names.flatMap((name) => [
      plain(titleOf(name, form), valueText(name, before.fields), valueText(name, after.fields)),
      plain(`${titleOf(name, form)} is`, ways[wayOf(name, before)], ways[wayOf(name, after)]),
    ]),
  ].filter((one) => one.before !== one.after);
}

/** Where the server's errors stand: /fields/reason, /fields/form/x and /reason alike. */
export function errorAt(name: string, errors: Record<string, string>): string | undefined {
  const key: FieldKey = keyOf(name);
  const dotted = key.replace('/', '.');
  return errors[name] ?? errors[dotted] ?? errors[`fields.${dotted}`] ?? errors[`fields.${name}`];
}

export const filled = (values: FieldValues): FieldValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => says(value)));
