import { queryOptions } from '@tanstack/react-query';
import { api } from '@/shared/api/client';
import type { ConditionField, ConditionKind, ConditionWords } from '@/shared/api/types';
import type { FormField } from './document/model';

/** What conditions can look at, and how, as the server checks them. */
export const conditionWordsQuery = queryOptions({
  queryKey: ['condition-fields'],
  staleTime: Infinity,
  queryFn: ({ signal }) => api.get<ConditionWords>('/condition-fields', { signal }),
});

/** The fields that every change has, then those of the form as it is written so far. */
export const conditionFields = (known: ConditionWords, form: FormField[]): ConditionField[] => [
  ...known.fields,
  ...form
    .filter(({ key }) => key !== '')
    .map(({ key, name, type, choices }) => ({
      key,
      name: name || key,
      kind: known.form.find((one) => one.type === type)?.kind ?? 'text',
      values: choices.map((choice) => choice.key),
    })),
];

/** The operators that suit a kind, the usual one first. */
export const operatorsFor = (known: ConditionWords, kind: ConditionKind) => {
  const suit = known.kinds.find((one) => one.kind === kind)?.operators ?? [];
  return known.operators
    .filter(({ key }) => suit.includes(key))
    .sort((a, b) => suit.indexOf(a.key) - suit.indexOf(b.key));
};
