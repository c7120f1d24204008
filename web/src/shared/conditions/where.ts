import { valueInWords, type Condition, type Conditions } from './conditions';
import type { ConditionField, ConditionWords } from '@/shared/api/types';

/** Conditions as they stand in an address: JSON, the same as under `when` of a process. */

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown) => (typeof value === 'string' ? value : '');
const texts = (value: unknown) => (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String);

const condition = (raw: Record<string, unknown>): Condition => ({
  field: text(raw.field),
  operator: text(raw.operator),
  values: texts(raw.value),
});

const conditionsIn = (list: unknown) => (Array.isArray(list) ? list.filter(isMap).map(condition) : []);

/** What an address asks for; nothing where it cannot be read. */
export function readWhere(where: string | undefined): Conditions | undefined {
  if (where === undefined) return undefined;
  try {
    const raw: unknown = JSON.parse(where);
    if (Array.isArray(raw)) return { all: conditionsIn(raw), any: [] };
    if (!isMap(raw)) return undefined;
    if ('field' in raw) return { all: [condition(raw)], any: [] };
    return { all: conditionsIn(raw.all), any: conditionsIn(raw.any) };
  } catch {
    return undefined;
  }
}

const written = ({ field, operator, values }: Condition) =>
  values.length === 0 ? { field, operator } : { field, operator, value: values };

/** As text for the address; nothing where there is no condition. */
export function writeWhere({ all, any }: Conditions): string | undefined {
  if (all.length + any.length === 0) return undefined;
  return JSON.stringify({
    ...(all.length > 0 && { all: all.map(written) }),
    ...(any.length > 0 && { any: any.map(written) }),
  });
}

/** Whether each has what its operator takes, so that the server can be asked. */
export const isWhole = (conditions: Conditions, known: ConditionWords) =>
  [...conditions.all, ...conditions.any].every(
    ({ operator, values }) =>
      values.length > 0 || known.operators.find((one) => one.key === operator)?.takes_value === false,
  );

/** The fields that lists can be asked for: of what people wrote, only the title. */
export const listedFields = (known: ConditionWords): ConditionField[] =>
  known.fields.filter((field) => field.kind !== 'text' || field.key === 'title');

/** "Impact is at least high, Tags includes vat or tax". */
export function whereInWords(conditions: Conditions, known: ConditionWords, nameOf: (value: string) => string): string {
  const one = ({ field: key, operator, values }: Condition) => {
    const field = known.fields.find((f) => f.key === key);
    const how = known.operators.find((o) => o.key === operator)?.name ?? operator;
    const said = values.map((value) => {
      const name = nameOf(value);
      return name === value && field?.values.includes(value) ? valueInWords(value, field) : name;
    });
    return [field?.name ?? key, how, said.join(' or ')].filter((part) => part !== '').join(' ');
  };
  const all = conditions.all.map(one).join(', and ');
  const any = conditions.any.map(one).join(', or ');
  return all === '' || any === '' ? all + any : `${all}, and one of these: ${any}`;
}
