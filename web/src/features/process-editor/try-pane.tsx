import { Button, MultiSelect, SegmentedControl, Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import type { FormField, Outcome, Trial, TrialInput } from '@/shared/api/types';
import { levelName, outcomeName } from '@/shared/lib/words';
import { ProblemPanel } from '@/shared/ui/states';
import { AnswerInput } from './answer-input';
import { tryText } from './api';
import { useEditor } from './editor-context';
import { TrialReport } from './trial-report';
import classes from './editor.module.css';

const outcomes: Outcome[] = ['successful', 'successful_with_issues', 'unsuccessful', 'backed_out'];
const paces = [
  { value: '15', label: '15 minutes' },
  { value: '60', label: 'an hour' },
  { value: '240', label: 'four hours' },
  { value: '1440', label: 'a day' },
];
const levels = Object.entries(levelName).map(([value, label]) => ({ value, label }));

interface Invented {
  people: 'invented' | 'present';
  impact: string | null;
  urgency: string | null;
  risk: string | null;
  answers: Record<string, unknown>;
  failing: string[];
  rejecting: string[];
  outcome: Outcome;
  pace: string;
}

/** An invented change, walked through the process by the real rules; nothing of it is kept. */
export default function TryPane({ form, fine }: { form: FormField[]; fine: boolean }) {
  const { text, process } = useEditor();
  const [change, setChange] = useState<Invented>({
    people: 'invented',
    impact: null,
    urgency: null,
    risk: null,
    answers: {},
    failing: [],
    rejecting: [],
    outcome: 'successful',
    pace: '60',
  });
  const attempt = useMutation({ mutationFn: tryText });
  const set = (part: Partial<Invented>) => setChange({ ...change, ...part });
  const tasks = process.stages.flatMap((s) => s.tasks).map((t) => ({ value: t.key, label: t.title || t.key }));
  const approvals = process.stages.flatMap((s) => s.approvals).map((a) => ({ value: a.key, label: a.title || a.key }));
  // What was chosen before and is no longer in the process cannot go wrong.
  const there = (chosen: string[], all: { value: string }[]) =>
    chosen.filter((key) => all.some((a) => a.value === key));
  const failing = there(change.failing, tasks);
  const rejecting = there(change.rejecting, approvals);
  const run = () => attempt.mutate(inputOf(text, { ...change, failing, rejecting }, form));
  const stale = attempt.data !== undefined && attempt.variables.yaml !== text;
  return (
    <div className={classes.trying}>
      <form
        className={classes.tryOptions}
        aria-label="The invented change"
        onSubmit={(event) => {
          event.preventDefault();
          run();
        }}
      >
        <h2>An invented change</h2>
        <SegmentedControl
          aria-label="People"
          size="xs"
          value={change.people}
          onChange={(people) => set({ people: people, answers: {} })}
          data={[
            { value: 'invented', label: 'People made up for it' },
            { value: 'present', label: 'Those who are here' },
          ]}
        />
        <div className={classes.pair}>
          <Level label="Impact" none="Made up" value={change.impact} onChange={(impact) => set({ impact })} />
          <Level label="Urgency" none="Made up" value={change.urgency} onChange={(urgency) => set({ urgency })} />
        </div>
        <Level
          label="Risk"
          help="Where it is not known, nothing that hangs on it is left out"
          none="Not known"
          value={change.risk}
          onChange={(risk) => set({ risk })}
        />
        {form.map((field) => (
          <AnswerInput
            key={field.key}
            field={field}
            present={change.people === 'present'}
            value={change.answers[field.key]}
            onChange={(answer) => set({ answers: { ...change.answers, [field.key]: answer } })}
          />
        ))}
        <MultiSelect
          label="Tasks that fail the first time"
          data={tasks}
          searchable
          value={failing}
          onChange={(failing) => set({ failing })}
        />
        <MultiSelect
          label="Approvals that are rejected the first time"
          data={approvals}
          searchable
          value={rejecting}
          onChange={(rejecting) => set({ rejecting })}
        />
        <div className={classes.pair}>
          <Select
            label="It ends as"
            allowDeselect={false}
            data={outcomes.map((value) => ({ value, label: outcomeName[value] }))}
            value={change.outcome}
            onChange={(outcome) => outcome && set({ outcome: outcome })}
          />
          <Select
            label="Each act takes"
            allowDeselect={false}
            data={paces}
            value={change.pace}
            onChange={(pace) => pace && set({ pace })}
          />
        </div>
        <p className={classes.quiet}>What the process asks for and is not given here is made up. Nothing is kept.</p>
        <Button
          type="submit"
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          loading={attempt.isPending}
          disabled={!fine}
        >
          Try it
        </Button>
        {!fine && <p className={classes.wrong}>A process with mistakes cannot be tried. Mend them first.</p>}
      </form>
      <Result trial={attempt.data} stale={stale} error={attempt.error} />
    </div>
  );
}

interface LevelProps {
  label: string;
  help?: string;
  /** What an empty one means. */
  none: string;
  value: string | null;
  onChange: (value: string | null) => void;
}

function Level({ label, help, none, value, onChange }: LevelProps) {
  return (
    <Select
      label={label}
      description={help}
      placeholder={none}
      clearable
      data={levels}
      value={value}
      onChange={onChange}
    />
  );
}

function Result({ trial, stale, error }: { trial: Trial | undefined; stale: boolean; error: unknown }) {
  return (
    <div className={classes.tryResult} aria-live="polite">
      {error != null && <ProblemPanel error={error} />}
      {trial && <TrialReport trial={trial} stale={stale} />}
      {!trial && error == null && (
        <p className={classes.nothing}>
          Here will stand who gets which task when, who is asked to approve, and what each stage waits for.
        </p>
      )}
    </div>
  );
}

function inputOf(yaml: string, change: Invented, form: FormField[]): TrialInput {
  const known = new Set(form.map((field) => field.key));
  const answers = Object.entries(change.answers).filter(([key, value]) => known.has(key) && value !== undefined);
  return {
    yaml,
    people: change.people,
    failing: change.failing,
    rejecting: change.rejecting,
    outcome: change.outcome,
    pace_minutes: Number(change.pace),
    ...(change.risk && { risk: change.risk as 'low' }),
    fields: {
      ...(change.impact && { impact: change.impact as 'low' }),
      ...(change.urgency && { urgency: change.urgency as 'low' }),
      ...(answers.length > 0 && { form: Object.fromEntries(answers) }),
    },
  };
}
