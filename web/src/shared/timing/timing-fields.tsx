import { Group, Input, NumberInput, Pill, SegmentedControl, Select } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { localText } from './rule';
import { RuleBuilder } from './rule-builder';
import type { Shift, Timing } from './types';
import classes from './timing.module.css';

const DaysInput = lazy(() => import('@/shared/fields/days-input'));
const PlannedInput = lazy(() => import('@/shared/fields/planned-input'));

export const shiftText: Record<Shift, string> = {
  none: 'keeps its day',
  next: 'moves to the next working day',
  previous: 'moves to the previous working day',
  skip: 'is left out',
};

/** What the fields are called: of a schedule's windows, of a board's meetings. */
export interface TimingWords {
  start: string;
  weekend: string;
  length: string;
  lead: string;
}

interface TimingFieldsProps {
  words: TimingWords;
  timing: Timing;
  errors: Record<string, string>;
  onChange: (timing: Timing) => void;
}

/** When: the first time, how often, what becomes of weekends, how long, how long before. */
export function TimingFields({ words, timing, errors, onChange }: TimingFieldsProps) {
  const set = (part: Partial<Timing>) => onChange({ ...timing, ...part });
  const errorOf = (name: string) => errors[`timing.${name}`];
  return (
    <>
      <Suspense fallback={null}>
        <PlannedInput
          id="field-start"
          label={words.start}
          description="Local time at the place: it stays at this hour whatever the clocks do. Until the end of 2037."
          error={errorOf('start') ?? errorOf('zone')}
          value={timing.start ? { local: timing.start, zone: timing.zone } : null}
          onChange={(chosen) => set(chosen ? { start: chosen.local, zone: chosen.zone } : { start: '' })}
        />
      </Suspense>
      <RuleBuilder
        rule={timing.rule ?? ''}
        start={timing.start}
        error={errorOf('rule')}
        onChange={(rule) => set({ rule })}
      />
      <Input.Wrapper label={words.weekend} labelElement="div">
        <Select
          aria-label={words.weekend}
          allowDeselect={false}
          data={Object.entries(shiftText).map(([value, label]) => ({ value, label }))}
          value={timing.shift}
          onChange={(value) => value && set({ shift: value as Shift })}
        />
      </Input.Wrapper>
      <div className={classes.pair}>
        <LengthInput
          label={words.length}
          minutes={timing.window_minutes}
          least={1}
          error={errorOf('window_minutes')}
          onChange={(window_minutes) => set({ window_minutes })}
        />
        <LengthInput
          label={words.lead}
          minutes={timing.lead_minutes}
          least={0}
          error={errorOf('lead_minutes')}
          onChange={(lead_minutes) => set({ lead_minutes })}
        />
      </div>
      {!!timing.rule && (
        <Except
          except={timing.except}
          error={Object.entries(errors).find(([name]) => name.startsWith('timing.except'))?.[1]}
          onChange={(except) => set({ except })}
        />
      )}
    </>
  );
}

interface ExceptProps {
  /** Days, and local times of one among several a day, which other programs may have named. */
  except: string[];
  error: string | undefined;
  onChange: (except: string[]) => void;
}

function Except({ except, error, onChange }: ExceptProps) {
  const times = except.filter((one) => one.includes('T'));
  return (
    <>
      <Suspense fallback={null}>
        <DaysInput
          id="field-except"
          label="Except on"
          description="Days that the rule gives and that are not meant"
          error={error}
          value={except.filter((one) => !one.includes('T'))}
          onChange={(days) => onChange([...days, ...times])}
        />
      </Suspense>
      {times.length > 0 && (
        <Pill.Group>
          {times.map((time) => (
            <Pill
              key={time}
              withRemoveButton
              removeButtonProps={{ 'aria-label': `Not except ${localText(time)}`, 'aria-hidden': false, tabIndex: 0 }}
              onRemove={() => onChange(except.filter((one) => one !== time))}
            >
              {localText(time)}
            </Pill>
          ))}
        </Pill.Group>
      )}
    </>
  );
}

const units = [
  { value: '1', label: 'minutes' },
  { value: '60', label: 'hours' },
  { value: '1440', label: 'days' },
];

interface LengthInputProps {
  label: string;
  minutes: number;
  least: number;
  error: string | undefined;
  onChange: (minutes: number) => void;
}

/** So many minutes, hours or days; at first in the biggest unit that says it in whole numbers. */
export function LengthInput({ label, minutes, least, error, onChange }: LengthInputProps) {
  const [unit, setUnit] = useState(() =>
    minutes > 0 && minutes % 1440 === 0 ? 1440 : minutes > 0 && minutes % 60 === 0 ? 60 : 1,
  );
  const count = minutes / unit;
  return (
    <Input.Wrapper label={label} labelElement="div" error={error}>
      <Group gap="xs" wrap="nowrap">
        <NumberInput
          aria-label={label}
          w={90}
          min={least}
          max={9999}
          allowDecimal={false}
          value={count}
          onChange={(value) => onChange(Math.max(least, Number(value) || 0) * unit)}
        />
        <SegmentedControl
          aria-label={`${label}: unit`}
          size="xs"
          data={units}
          value={String(unit)}
          onChange={(value) => {
            setUnit(Number(value));
            onChange(Math.round(count) * Number(value));
          }}
        />
      </Group>
    </Input.Wrapper>
  );
}
