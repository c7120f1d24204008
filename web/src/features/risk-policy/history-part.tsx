import { Button, NativeSelect, NumberInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { HistoryOf, RiskHistoryRule } from '@/shared/api/types';
import { replaced, without, type PartProps } from './draft';
import { EntryTools } from './entry-tools';
import { LevelSelect } from './level-select';
import classes from './risk-policy.module.css';

const whose: { value: HistoryOf; label: string }[] = [
  { value: 'services', label: 'the same services' },
  { value: 'process', label: 'the same process' },
  { value: 'team', label: 'the same team' },
];

/** How many changes that ended badly make one risky. */
export function HistoryPart({ policy, onChange, wrong }: PartProps) {
  const rules = policy.history;
  const set = (next: RiskHistoryRule[]) => onChange({ ...policy, history: next });
  return (
    <>
      <ul className={classes.list}>
        {rules.map((rule, at) => {
          const put = (part: Partial<RiskHistoryRule>) => set(replaced(rules, at, { ...rule, ...part }));
          const number = (key: 'months' | 'bad_from' | 'percent_from', label: string, most: number, suffix: string) => (
            <NumberInput
              className={suffix === ' months' ? classes.wide : classes.number}
              label={label}
              suffix={suffix}
              min={key === 'percent_from' ? 0 : 1}
              max={most}
              allowDecimal={false}
              value={rule[key]}
              error={wrong(`history.${at}.${key}`)}
              onChange={(value) => put({ [key]: Number(value) })}
            />
          );
          return (
            <li key={at} className={classes.entry}>
              <div className={classes.line}>
                <NativeSelect
                  label={`Rule ${at + 1}: changes of`}
                  data={whose}
                  value={rule.of}
                  onChange={(event) => put({ of: event.currentTarget.value as HistoryOf })}
                />
                {number('months', 'Looking back', 120, ' months')}
                {number('bad_from', 'Bad ones from', 1000, '')}
                {number('percent_from', 'Share from', 100, ' %')}
                <LevelSelect label="Make the risk" value={rule.level} onChange={(level) => put({ level })} />
                <EntryTools
                  of={`rule ${at + 1}`}
                  at={at}
                  count={rules.length}
                  onRemove={() => set(without(rules, at))}
                />
              </div>
            </li>
          );
        })}
      </ul>
      <div>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => set([...rules, { of: 'services', months: 12, bad_from: 1, percent_from: 0, level: 'medium' }])}
        >
          Add a rule
        </Button>
      </div>
    </>
  );
}
