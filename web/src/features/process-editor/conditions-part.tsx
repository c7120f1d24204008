import { ActionIcon, Button, Select, TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { ConditionField, ConditionWords } from '@/shared/api/types';
import { Loaded } from '@/shared/ui/states';
import { pathText, type Path } from './document/text';
import type { Condition, Conditions } from './document/model';
import { addCondition, removeCondition, setCondition, type Group } from './document/conditions';
import { conditionFields, conditionWordsQuery, operatorsFor } from './condition-words';
import { messageAt, useEditor } from './editor-context';
import classes from './editor.module.css';

interface ConditionsPartProps {
  /** Where `when` is, or would be. */
  path: Path;
  /** What holds only then: "The stage is entered". */
  what: string;
  value: Conditions | undefined;
}

const groupTitle: Record<Group, string> = { all: 'All of these', any: 'And any one of these' };

/** A condition builder: field, operator, value; all of some, and any of others. */
export function ConditionsPart({ path, what, value }: ConditionsPartProps) {
  const { editable } = useEditor();
  const known = useQuery(conditionWordsQuery);
  return (
    <fieldset className={classes.conditions} disabled={!editable} data-path={pathText(path)}>
      <legend>{what}</legend>
      <Loaded query={known} rows={1}>
        {(words) => <Groups path={path} value={value} known={words} />}
      </Loaded>
    </fieldset>
  );
}

interface GroupsProps {
  path: Path;
  value: Conditions | undefined;
  known: ConditionWords;
}

function Groups({ path, value, known }: GroupsProps) {
  const { process, edit, mistakes } = useEditor();
  const fields = conditionFields(known, process.form);
  const add = (group: Group) => {
    const first = fields.find((field) => field.key === 'impact') ?? fields[0];
    edit(addCondition(path, group, { field: first?.key ?? '', operator: 'at_least', values: ['high'] }));
  };
  const some = value !== undefined && value.all.length + value.any.length > 0;
  const wrong = messageAt(mistakes, path);
  return (
    <>
      {!some && <p className={classes.quiet}>Always.</p>}
      {wrong && <p className={classes.wrong}>{wrong}</p>}
      {(['all', 'any'] as const).map((group) => {
        const conditions = value?.[group] ?? [];
        if (conditions.length === 0) return null;
        return (
          <div key={group} className={classes.group}>
            {(group === 'any' || conditions.length > 1 || some) && <span>{groupTitle[group]}</span>}
            <ul>
              {conditions.map((condition, i) => (
                <Row
                  key={i}
                  at={[...path, group, i]}
                  condition={condition}
                  fields={fields}
                  known={known}
                  onChange={(now) => edit(setCondition(path, group, i, condition, now))}
                  onRemove={() => edit(removeCondition(path, group, i))}
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
          onClick={() => add('all')}
        >
          {some ? 'And' : 'Only if'}
        </Button>
        {some && (
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => add('any')}
          >
            Or
          </Button>
        )}
      </div>
    </>
  );
}

interface RowProps {
  at: Path;
  condition: Condition;
  fields: ConditionField[];
  known: ConditionWords;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}

function Row({ at, condition, fields, known, onChange, onRemove }: RowProps) {
  const { mistakes } = useEditor();
  const field = fields.find((one) => one.key === condition.field);
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
  const wrong = messageAt(mistakes, at, true);
  return (
    <li className={classes.condition}>
      <Select
        aria-label="Field"
        data-path={pathText([...at, 'field'])}
        searchable
        allowDeselect={false}
        data={[
          ...fields.map(({ key, name }) => ({ value: key, label: name })),
          ...(field ? [] : [{ value: condition.field, label: condition.field || 'Choose a field' }]),
        ]}
        value={condition.field}
        onChange={(key) => key !== null && take(key)}
      />
      <Select
        aria-label="Operator"
        data-path={pathText([...at, 'operator'])}
        allowDeselect={false}
        data={shown}
        value={condition.operator}
        onChange={(key) => key !== null && compare(key)}
      />
      {operator?.takes_value !== false && (
        <Values
          field={field}
          several={operator?.takes_several !== false}
          condition={condition}
          at={at}
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
  field: ConditionField | undefined;
  several: boolean;
  condition: Condition;
  at: Path;
  onChange: (values: string[]) => void;
}

const placeholders: Record<string, string> = { day: '2027-01-30', number: '3', person: 'dana.kowalski' };

/** One value to choose where there are few and one is right; else any, with those that are known offered. */
function Values({ field, several, condition, at, onChange }: ValuesProps) {
  const [typed, setTyped] = useState('');
  const words = field?.kind === 'yes_no' ? ['true', 'false'] : (field?.values ?? []);
  const single = field?.kind === 'yes_no' || (words.length > 0 && !several);
  const place = pathText([...at, 'value']);
  if (single) {
    return (
      <Select
        aria-label="Value"
        data-path={place}
        allowDeselect={false}
        data={words.map((value) => ({ value, label: said(value, field) }))}
        value={condition.values[0] ?? null}
        onChange={(value) => onChange(value === null ? [] : [value])}
      />
    );
  }
  const most = several ? undefined : 1;
  return (
    <TagsInput
      aria-label={most === 1 ? 'Value' : 'Values, any of them'}
      data-path={place}
      data={words}
      placeholder={condition.values.length === 0 ? (placeholders[field?.kind ?? ''] ?? 'A value, then Enter') : ''}
      value={condition.values}
      searchValue={typed}
      onSearchChange={setTyped}
      {...(most && { maxTags: most })}
      onChange={onChange}
      acceptValueOnBlur
    />
  );
}

const said = (value: string, field: ConditionField | undefined) =>
  field?.kind === 'yes_no' ? (value === 'true' ? 'Yes' : 'No') : value.replaceAll('_', ' ');
