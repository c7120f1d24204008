import { Button, NumberInput, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { RiskRule } from '@/shared/api/types';
import { conditionWordsQuery, type Condition, type Conditions, type Group } from '@/shared/conditions/conditions';
import { ConditionsInput } from '@/shared/conditions/conditions-input';
import { freshKey, moved, replaced, without, type PartProps, type Wrong } from './draft';
import { EntryTools } from './entry-tools';
import { LevelSelect } from './level-select';
import classes from './risk-policy.module.css';

/** What alone makes a change so risky. */
export function ConditionsPart({ policy, onChange, wrong }: PartProps) {
  const rules = policy.conditions;
  const set = (next: RiskRule[]) => onChange({ ...policy, conditions: next });
  const add = () =>
    set([
      ...rules,
      {
        key: freshKey(
          `condition ${rules.length + 1}`,
          rules.map((one) => one.key),
        ),
        title: '',
        level: 'medium',
      },
    ]);
  return (
    <>
      {rules.length === 0 && <p className={classes.note}>No condition is looked at.</p>}
      <ul className={classes.list}>
        {rules.map((rule, at) => (
          <Rule
            key={rule.key}
            rule={rule}
            at={at}
            count={rules.length}
            wrong={(path) => wrong(`conditions.${at}.${path}`)}
            onChange={(next) => set(replaced(rules, at, next))}
            onMove={(by) => set(moved(rules, at, by))}
            onRemove={() => set(without(rules, at))}
          />
        ))}
      </ul>
      <div>
        <Button variant="default" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
          Add a condition
        </Button>
      </div>
    </>
  );
}

interface RuleProps {
  rule: RiskRule;
  at: number;
  count: number;
  wrong: Wrong;
  onChange: (rule: RiskRule) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

const nothing: Conditions = { all: [], any: [] };

type Written = NonNullable<RiskRule['when']>;

const read = (when: Written | undefined): Conditions => {
  const list = (conditions: Written['all']) => conditions.map(({ op, ...rest }) => ({ ...rest, operator: op }));
  return when ? { all: list(when.all), any: list(when.any) } : nothing;
};
const written = ({ all, any }: Conditions): Written => {
  const list = (conditions: Condition[]) =>
    conditions.map(({ operator, ...rest }) => ({ ...rest, op: operator as Written['all'][number]['op'] }));
  return { all: list(all), any: list(any) };
};

/** The rule with those conditions and that lead time; without any, it has none. */
function looking(rule: RiskRule, when: Conditions, days: number | undefined): RiskRule {
  const { key, title, level } = rule;
  const some = when.all.length + when.any.length > 0;
  return {
    key,
    title,
    level,
    ...(some && { when: written(when) }),
    ...(days !== undefined && { lead_days_below: days }),
  };
}

function Rule({ rule, at, count, wrong, onChange, onMove, onRemove }: RuleProps) {
  const known = useQuery(conditionWordsQuery);
  const when = read(rule.when);
  const put = (group: Group, conditions: Condition[]) =>
    onChange(looking(rule, { ...when, [group]: conditions }, rule.lead_days_below));
  const fault = (group: Group, i: number) =>
    wrong(`when.${group}.${i}.field`) ?? wrong(`when.${group}.${i}.operator`) ?? wrong(`when.${group}.${i}.value.0`);
  return (
    <li className={classes.entry}>
      <div className={classes.line}>
        <TextInput
          className={classes.grow}
          label={`Condition ${at + 1}`}
          description="As it is told among the reasons"
          maxLength={200}
          value={rule.title}
          error={wrong('title') ?? wrong('key')}
          onChange={(event) => onChange({ ...rule, title: event.currentTarget.value })}
        />
        <LevelSelect label="Makes the risk" value={rule.level} onChange={(level) => onChange({ ...rule, level })} />
        <EntryTools of={`condition ${at + 1}`} at={at} count={count} onMove={onMove} onRemove={onRemove} />
      </div>
      <div className={classes.answers}>
        {known.data && (
          <ConditionsInput
            value={when}
            fields={known.data.fields.filter((field) => field.key !== 'risk')}
            known={known.data}
            none="Looks at no field."
            begin="Look at a field"
            wrongAt={fault}
            onAdd={(group, condition) => put(group, [...when[group], condition])}
            onSet={(group, i, condition) => put(group, replaced(when[group], i, condition))}
            onRemove={(group, i) => put(group, without(when[group], i))}
          />
        )}
        <NumberInput
          label="Planned to begin in less than"
          description="Days after it was asked for; empty: not looked at"
          suffix=" days"
          min={1}
          max={365}
          allowDecimal={false}
          style={{ maxWidth: 320 }}
          value={rule.lead_days_below ?? ''}
          error={wrong('lead_days_below') ?? wrong('when')}
          onChange={(value) => onChange(looking(rule, when, value === '' ? undefined : Number(value)))}
        />
      </div>
    </li>
  );
}
