import { ActionIcon, Button, MultiSelect, Select, TagsInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { ConditionWords } from '@/shared/api/types';
import { useFirstHit, useFirstHitOfOne } from '@/shared/ui/use-first-hit';
import {
  firstCondition,
  operatorsFor,
  valueInWords,
  type ComparedField,
  type Condition,
  type Conditions,
  type Group,
} from './conditions';
import classes from './conditions.module.css';

export interface Option {
  value: string;
  label: string;
}

interface ConditionsInputProps {
  value: Conditions | undefined;
  fields: ComparedField[];
  known: ConditionWords;
  /** What it means that there is none: "Always." */
  none: string;
  /** The button that begins: "Only if". */
  begin: string;
  onAdd: (group: Group, condition: Condition) => void;
  onSet: (group: Group, index: number, condition: Condition) => void;
  onRemove: (group: Group, index: number) => void;
  /** What is wrong with one of them. */
  wrongAt?: (group: Group, index: number) => string | undefined;
  /** Marks where a part of a condition stands in a text. */
  placeOf?: (group: Group, index: number, part: 'field' | 'operator' | 'value') => string;
  /** What there is to choose from, where that is known: people, services. */
  optionsOf?: (field: ComparedField) => Option[] | undefined;
}

const groupTitle: Record<Group, string> = { all: 'All of these', any: 'And any one of these' };

/** A condition builder: field, operator, value; all of some, and any of others. */
export function ConditionsInput(props: ConditionsInputProps) {
  const { value, fields, known, none, begin, onAdd, onSet, onRemove, wrongAt, placeOf, optionsOf } = props;
  const some = value !== undefined && value.all.length + value.any.length > 0;
  return (
    <>
      {!some && <p className={classes.none}>{none}</p>}
      {(['all', 'any'] as const).map((group) => {
        const conditions = value?.[group] ?? [];
        if (conditions.length === 0) return null;
        return (
          <div key={group} className={classes.group}>
            <span>{groupTitle[group]}</span>
            <ul>
              {conditions.map((condition, i) => (
                <Row
                  key={i}
                  condition={condition}
                  fields={fields}
                  known={known}
                  wrong={wrongAt?.(group, i)}
                  placeOf={(part) => placeOf?.(group, i, part)}
                  optionsOf={optionsOf}
                  onChange={(now) => onSet(group, i, now)}
                  onRemove={() => onRemove(group, i)}
                />
              ))}
            </ul>
          </div>
        );
      })}
      <div className={classes.adds}>
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onAdd('all', firstCondition(fields))}
        >
          {some ? 'And' : begin}
        </Button>
        {some && (
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => onAdd('any', firstCondition(fields))}
          >
            Or
          </Button>
        )}
      </div>
    </>
  );
}

type PlaceOf = (part: 'field' | 'operator' | 'value') => string | undefined;

interface RowProps {
  condition: Condition;
  fields: ComparedField[];
  known: ConditionWords;
  wrong: string | undefined;
  placeOf: PlaceOf;
  optionsOf: ((field: ComparedField) => Option[] | undefined) | undefined;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}

function Row({ condition, fields, known, wrong, placeOf, optionsOf, onChange, onRemove }: RowProps) {
  const field = fields.find((one) => one.key === condition.field);
  const named = [
    ...fields.map(({ key, name }) => ({ value: key, label: name })),
    ...(field ? [] : [{ value: condition.field, label: condition.field || 'Choose a field' }]),
  ];
  const first = useFirstHitOfOne(named, condition.field);
  const offered = field ? operatorsFor(known, field.kind) : known.operators;
  const operators = offered.map(({ key, name }) => ({ value: key, label: name }));
  const operator = known.operators.find(({ key }) => key === condition.operator);
  const suits = operators.some(({ value }) => value === condition.operator);
  // What is written and suits nothing is shown as it stands, with what is wrong with it.
  const shown = suits
    ? operators
    : [...operators, { value: condition.operator, label: operator?.name ?? condition.operator }];
  /** Another field has other operators and values: what does not suit it any more is replaced. */
  const take = (key: string) => {
    const next = fields.find((one) => one.key === key);
    const fits = next ? operatorsFor(known, next.kind).map((one) => one.key as string) : [condition.operator];
    const usual = fits.includes(condition.operator) ? condition.operator : (fits[0] ?? 'is');
    const takesValue = known.operators.find((one) => one.key === usual)?.takes_value;
    const first = next?.kind === 'yes_no' ? 'true' : next?.values.at(-1);
    onChange({ field: key, operator: usual, values: takesValue && first ? [first] : [] });
  };
  /** Only as many values stay as the other operator takes. */
  const compare = (key: string) => {
    const next = known.operators.find((one) => one.key === key);
    const most = !next || next.takes_several ? undefined : next.takes_value ? 1 : 0;
    onChange({ ...condition, operator: key, values: condition.values.slice(0, most) });
  };
  return (
    <li className={classes.condition}>
      <Select
        aria-label="Field"
        data-path={placeOf('field')}
        searchable
        allowDeselect={false}
        {...first}
        data={named}
        value={condition.field}
        onChange={(key) => key !== null && take(key)}
      />
      <Select
        aria-label="Operator"
        data-path={placeOf('operator')}
        allowDeselect={false}
        data={shown}
        value={condition.operator}
        onChange={(key) => key !== null && compare(key)}
      />
      {operator?.takes_value !== false && (
        <Values
          field={field}
          options={field && optionsOf?.(field)}
          several={operator?.takes_several !== false}
          values={condition.values}
          place={placeOf('value')}
          onChange={(values) => onChange({ ...condition, values })}
        />
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        c="var(--ink-3)"
        aria-label="Take this condition away"
        onClick={onRemove}
      >
        <IconX size={16} />
      </ActionIcon>
      {wrong && <p className={classes.wrong}>{wrong}</p>}
    </li>
  );
}

interface ValuesProps {
  field: ComparedField | undefined;
  options: Option[] | undefined;
  several: boolean;
  values: string[];
  place: string | undefined;
  onChange: (values: string[]) => void;
}

const optionOf = (value: string, field: ComparedField | undefined): Option => ({
  value,
  label: valueInWords(value, field),
});

const placeholders: Record<string, string> = { day: '2027-01-30', number: '3', person: 'dana.kowalski' };

/** One value to choose where there are few and one is right; else any, with those that are known offered. */
function Values({ field, options, several, values, place, onChange }: ValuesProps) {
  const [typed, setTyped] = useState('');
  const first = useFirstHit();
  const words = field?.kind === 'yes_no' ? ['true', 'false'] : (field?.values ?? []);
  const single = field?.kind === 'yes_no' || (words.length > 0 && !several);
  if (single) {
    return (
      <Select
        aria-label="Value"
        data-path={place}
        allowDeselect={false}
        data={words.map((value) => optionOf(value, field))}
        value={values[0] ?? null}
        onChange={(value) => onChange(value === null ? [] : [value])}
      />
    );
  }
  const most = several ? undefined : 1;
  const known = options ?? (field?.choices?.length ? words.map((value) => optionOf(value, field)) : undefined);
  if (known) {
    return (
      <MultiSelect
        aria-label="Values, any of them"
        data-path={place}
        data={known}
        {...first}
        searchable
        limit={50}
        placeholder={values.length === 0 ? 'Type a name' : ''}
        value={values}
        onChange={onChange}
      />
    );
  }
  return (
    <TagsInput
      aria-label={most === 1 ? 'Value' : 'Values, any of them'}
      data-path={place}
      data={words}
      placeholder={values.length === 0 ? (placeholders[field?.kind ?? ''] ?? 'A value, then Enter') : ''}
      value={values}
      searchValue={typed}
      onSearchChange={setTyped}
      {...(most && { maxTags: most })}
      onChange={onChange}
      acceptValueOnBlur
    />
  );
}
