import { queryOptions } from '@tanstack/react-query';
import { api } from '@/shared/api/client';
import type { ConditionField, ConditionKind, ConditionWords } from '@/shared/api/types';

/** One comparison, as it is written in a process and in a filter of lists. */
export interface Condition {
  field: string;
  operator: string;
  values: string[];
}

/** All of some, and any one of others. */
export interface Conditions {
  all: Condition[];
  any: Condition[];
}

export type Group = 'all' | 'any';

/** What conditions can look at, and how, as the server checks them. */
export const conditionWordsQuery = queryOptions({
  queryKey: ['condition-fields'],
  staleTime: Infinity,
  queryFn: ({ signal }) => api.get<ConditionWords>('/condition-fields', { signal }),
});

interface FieldOfForm {
  key: string;
  name: string;
  type: string;
  choices: Choice[];
}

interface Choice {
  key: string;
  name: string;
}

/** A field to compare; that of a form knows how its choices are called. */
export interface ComparedField extends ConditionField {
  choices?: Choice[];
}

/** The fields that every change has, then those of the form as it is written so far. */
export const conditionFields = (known: ConditionWords, form: FieldOfForm[]): ComparedField[] => [
  ...known.fields,
  ...form
    .filter(({ key }) => key !== '')
    .map(({ key, name, type, choices }) => ({
      key,
      name: name || key,
      kind: known.form.find((one) => one.type === type)?.kind ?? 'text',
      values: choices.map((choice) => choice.key),
      choices,
    })),
];

/** The operators that suit a kind, the usual one first. */
export const operatorsFor = (known: ConditionWords, kind: ConditionKind) => {
  const suit = known.kinds.find((one) => one.kind === kind)?.operators ?? [];
  return known.operators
    .filter(({ key }) => suit.includes(key))
    .sort((a, b) => suit.indexOf(a.key) - suit.indexOf(b.key));
};

/** A condition to begin with. */
export const firstCondition = (fields: ConditionField[]): Condition => ({
  field: (fields.find((field) => field.key === 'impact') ?? fields[0])?.key ?? '',
  operator: 'at_least',
  values: ['high'],
});

/** How a value is called. */
export const valueInWords = (value: string, field: ComparedField | undefined): string => {
  if (field?.kind === 'yes_no') return value === 'true' ? 'Yes' : 'No';
  return field?.choices?.find(({ key }) => key === value)?.name || value.replaceAll('_', ' ');
};
