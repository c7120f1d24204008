import { Button, Chip, Group, NumberInput, Select, TextInput } from '@mantine/core';
import { lazy, Suspense, useId, useState } from 'react';
import {
  dayName,
  placeName,
  placeOf,
  readRule,
  weekdayOf,
  weekdays,
  writeRule,
  type Frequency,
  type Rule,
} from './rule';
import classes from './timing.module.css';

const DayInput = lazy(() => import('@/shared/fields/day-input'));

interface RuleBuilderProps {
  /** "" for a change that is made once. */
  rule: string;
  /** The first window, local: a rule goes by its day. */
  start: string;
  error?: string | undefined;
  onChange: (rule: string) => void;
}

const first: Rule = { frequency: 'WEEKLY', interval: 1, days: [], nth: null, end: { kind: 'never' } };
const units: Record<Frequency, [string, string]> = {
  DAILY: ['day', 'days'],
  WEEKLY: ['week', 'weeks'],
  MONTHLY: ['month', 'months'],
  YEARLY: ['year', 'years'],
};

/** How often, in words; the rule itself stands below and can be written by hand. */
export function RuleBuilder({ rule, start, error, onChange }: RuleBuilderProps) {
  const built = rule === '' ? null : readRule(rule);
  const [letters, setLetters] = useState(rule !== '' && !built);
  const set = (part: Partial<Rule>) => onChange(writeRule({ ...(built ?? first), ...part }));
  return (
    <fieldset className={classes.builder}>
      <legend>How often</legend>
      <Select
        aria-label="How often"
        allowDeselect={false}
        data={[
          { value: 'once', label: 'Once' },
          { value: 'again', label: 'Again and again' },
        ]}
        value={rule === '' ? 'once' : 'again'}
        onChange={(value) => onChange(value === 'once' ? '' : writeRule(first))}
      />
      {built && <Built rule={built} start={start} set={set} />}
      {rule !== '' && (
        <div className={classes.letters}>
          {letters || !built ? (
            <TextInput
              label="Rule"
              description="RFC 5545. What the fields above cannot say, such as BYSETPOS, can be written here."
              value={rule}
              spellCheck={false}
              error={error}
              classNames={{ input: classes.mono ?? '' }}
              onChange={(event) => onChange(event.currentTarget.value)}
            />
          ) : (
            <p className={classes.ruleLine}>
              <code>{rule}</code>
              <Button variant="subtle" size="compact-xs" onClick={() => setLetters(true)}>
                Write the rule by hand
              </Button>
              {error && <span className={classes.wrong}>{error}</span>}
            </p>
          )}
          {!built && (
            <p className={classes.quiet}>
              This rule says more than the fields can show.{' '}
              <Button variant="subtle" size="compact-xs" onClick={() => onChange(writeRule(first))}>
                Build it anew
              </Button>
            </p>
          )}
        </div>
      )}
    </fieldset>
  );
}

interface BuiltProps {
  rule: Rule;
  start: string;
  set: (part: Partial<Rule>) => void;
}

function Built({ rule, start, set }: BuiltProps) {
  const { frequency, interval, end } = rule;
  return (
    <>
      <Group gap="xs" align="center">
        <span>every</span>
        <NumberInput
          aria-label="Every so many"
          w={84}
          min={1}
          max={999}
          allowDecimal={false}
          value={interval}
          onChange={(value) => set({ interval: Math.max(1, Number(value) || 1) })}
        />
        <Select
          aria-label="Unit"
          w={130}
          allowDeselect={false}
          data={Object.entries(units).map(([value, [one, many]]) => ({ value, label: interval === 1 ? one : many }))}
          value={frequency}
          onChange={(value) => value && set({ frequency: value as Frequency, days: [], nth: null })}
        />
      </Group>
      {frequency === 'WEEKLY' && (
        <Chip.Group
          multiple
          value={rule.days}
          onChange={(days) => set({ days: weekdays.filter((d) => days.includes(d)) })}
        >
          <Group gap={6} role="group" aria-label="On these days">
            {weekdays.map((day) => (
              <Chip key={day} value={day} size="xs" radius="sm">
                {dayName[day].slice(0, 3)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      )}
      {frequency === 'MONTHLY' && <OnDay rule={rule} start={start} set={set} />}
      <End end={end} start={start} onChange={(next) => set({ end: next })} />
    </>
  );
}

function OnDay({ rule: { nth }, start, set }: BuiltProps) {
  const day = Number(start.slice(8, 10));
  return (
    <Group gap="xs">
      <Select
        aria-label="On which day"
        w={220}
        allowDeselect={false}
        data={[
          { value: 'day', label: start ? `on day ${day}` : 'on the day of the start' },
          { value: 'nth', label: 'on a weekday of the month' },
        ]}
        value={nth ? 'nth' : 'day'}
        onChange={(value) =>
          set({
            nth: value === 'nth' ? { place: start ? placeOf(start) : 1, day: start ? weekdayOf(start) : 'MO' } : null,
          })
        }
      />
      {nth && (
        <>
          <Select
            aria-label="Which of them"
            w={120}
            allowDeselect={false}
            data={[1, 2, 3, 4, -1].map((place) => ({ value: String(place), label: placeName[place] ?? '' }))}
            value={String(nth.place)}
            onChange={(value) => value && set({ nth: { ...nth, place: Number(value) } })}
          />
          <Select
            aria-label="Weekday"
            w={150}
            allowDeselect={false}
            data={weekdays.map((value) => ({ value, label: dayName[value] }))}
            value={nth.day}
            onChange={(value) => value && set({ nth: { ...nth, day: value } })}
          />
        </>
      )}
    </Group>
  );
}

function End({ end, start, onChange }: { end: Rule['end']; start: string; onChange: (end: Rule['end']) => void }) {
  const id = useId();
  const begin: Record<string, Rule['end']> = {
    never: { kind: 'never' },
    count: { kind: 'count', count: 12 },
    until: { kind: 'until', day: start ? `${Number(start.slice(0, 4)) + 1}${start.slice(4, 10)}` : '2030-12-31' },
  };
  return (
    <Group gap="xs" align="center">
      <Select
        aria-label="Until when"
        w={180}
        allowDeselect={false}
        data={[
          { value: 'never', label: 'without an end' },
          { value: 'count', label: 'so many times' },
          { value: 'until', label: 'until a day' },
        ]}
        value={end.kind}
        onChange={(value) => value && onChange(begin[value] ?? { kind: 'never' })}
      />
      {end.kind === 'count' && (
        <NumberInput
          aria-label="Times"
          w={100}
          min={1}
          max={9999}
          allowDecimal={false}
          value={end.count}
          onChange={(value) => onChange({ kind: 'count', count: Math.max(1, Number(value) || 1) })}
        />
      )}
      {end.kind === 'until' && (
        <Suspense fallback={null}>
          <DayInput
            id={id}
            aria-label="Until this day"
            value={end.day}
            onChange={(day) => day && onChange({ kind: 'until', day })}
          />
        </Suspense>
      )}
    </Group>
  );
}
