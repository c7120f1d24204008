import { Button, Input, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useProcesses } from '@/shared/api/directory';
import { fieldErrors, problemOf } from '@/shared/api/problem';
import type { AnsweredField } from '@/shared/api/types';
import { FieldInput } from '@/shared/fields/field-input';
import { asSent, fieldSpecs, formKey, says, type BuiltInKey, type FieldValues } from '@/shared/fields/fields';
import { FormFields } from '@/shared/fields/form-fields';
import { usePreview } from '@/shared/fields/use-preview';
import { FormPart } from '@/shared/ui/form-part';
import { PersonSelect } from '@/shared/ui/selects';
import { Loaded, ProblemPanel } from '@/shared/ui/states';
import { schedulePreviewQuery, type PreviewAsked } from './api';
import { ComingList } from './coming-list';
import { TimingFields, type TimingWords } from '@/shared/timing/timing-fields';
import type { ScheduleInput, SchedulePreview, ScheduleView, Timing } from './types';
import classes from './schedules.module.css';

export interface ScheduleValues {
  name: string;
  owner: string | null;
  deputy: string | null;
  process: string;
  /** Of the catalog, from which each change is made: it names the process and fills in what is left out. */
  entry?: { key: string; name: string } | undefined;
  timing: Timing;
  fields: FieldValues;
}

interface ScheduleFormProps {
  begin: ScheduleValues;
  /** "Schedule it", "Save". */
  act: string;
  /** Whose it is and what it is called; a change from some occurrence on leaves that alone. */
  whole?: boolean;
  /** The schedule that is edited, and from which occurrence on. */
  edits?: { id: string; from: string | undefined };
  hint?: ReactNode;
  send: (values: ScheduleValues) => Promise<ScheduleView>;
}

const words: TimingWords = {
  start: 'First window',
  weekend: 'A window on a Saturday or Sunday',
  length: 'The window is so long',
  lead: 'Its change is opened so long before',
};

const main: BuiltInKey[] = ['title', 'services', 'reason', 'description', 'expected_results'];
const more: BuiltInKey[] = [
  'impact',
  'urgency',
  'deployment_plan',
  'backout_plan',
  'test_plan',
  'verifiers',
  'developer',
  'test_lead',
  'deployer',
  'tags',
];

/** What is opened, when, and for whom at the left; what will come of it at the right. */
export function ScheduleForm({ begin, act, whole = true, edits, hint, send }: ScheduleFormProps) {
  const [values, setValues] = useState(begin);
  const client = useQueryClient();
  const navigate = useNavigate();
  const set = (part: Partial<ScheduleValues>) => setValues((old) => ({ ...old, ...part }));
  const written = asSent(values.fields);
  const preview = usePreview(values.process, written);
  const form = preview.query.data?.process.key === values.process ? preview.form : undefined;
  const save = useMutation({
    mutationFn: () => send({ ...values, fields: withFormOf(form, values.fields) }),
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: ['schedules'] });
      void navigate({ to: '/schedules/$id', params: { id: saved.id } });
    },
  });
  const outlook = useOutlook(edits ? { ...edits, timing: asEdit(begin, values).timing } : { timing: values.timing });
  const errors = {
    ...(outlook.error && timingErrors(outlook.error)),
    ...(save.error && fieldErrors(problemOf(save.error))),
  };
  const fields = (keys: BuiltInKey[]) =>
    keys.map((key) => (
      <FieldInput
        key={key}
        spec={fieldSpecs[key]}
        value={values.fields[key]}
        required={key === 'title' && !values.entry}
        error={errors[`change.${key}`]}
        onChange={(value) => set({ fields: { ...values.fields, [key]: value } })}
      />
    ));
  return (
    <div className={classes.columns}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <FormPart title="When">
          <TimingFields words={words} timing={values.timing} errors={errors} onChange={(timing) => set({ timing })} />
        </FormPart>
        <FormPart title="What is opened each time">
          {values.entry ? (
            <FromEntry entry={values.entry} error={errors['change.catalog_entry']} />
          ) : (
            <Process value={values.process} error={errors['change.process']} onChange={(process) => set({ process })} />
          )}
          {fields(main)}
          <FormFields
            form={form ?? []}
            answers={written.form}
            onChange={(key, answer) => set({ fields: { ...values.fields, [formKey(key)]: answer } })}
            error={(key) => errors[`change.form.${key}`]}
          />
          <details>
            <summary>Plans, people and tags</summary>
            <div className={classes.form}>{fields(more)}</div>
          </details>
        </FormPart>
        {whole && <Whose values={values} errors={errors} set={set} />}
        {save.error && <ProblemPanel error={save.error} />}
        {hint && <p className={classes.quiet}>{hint}</p>}
        <div className={classes.foot}>
          <Button type="submit" loading={save.isPending} disabled={!values.timing.start}>
            {act}
          </Button>
        </div>
      </form>
      <Outlook preview={outlook} begun={values.timing.start !== ''} />
    </div>
  );
}

/** The form as the process asks it: what is hidden stays as it was, and what another process asked for is taken away. */
function withFormOf(form: AnsweredField[] | undefined, fields: FieldValues): FieldValues {
  if (!form) return fields;
  const shown = new Map(form.map((f) => [formKey(f.key) as string, f.shown]));
  const entries = Object.entries(fields).filter(([key]) => shown.get(key) !== false);
  return Object.fromEntries(
    entries.map(([key, value]) =>
      key.startsWith('form/') ? [key, shown.has(key) && says(value) ? value : null] : [key, value],
    ),
  );
}

interface WhoseProps {
  values: ScheduleValues;
  errors: Record<string, string>;
  set: (part: Partial<ScheduleValues>) => void;
}

function Whose({ values, errors, set }: WhoseProps) {
  return (
    <FormPart title="Whose it is">
      <TextInput
        label="Name"
        description="What the schedule is called; the title of its changes where it is left empty"
        maxLength={200}
        value={values.name}
        error={errors.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <div className={classes.pair}>
        <PersonSelect
          label="Owner"
          description="Owns each change that is opened"
          clearable={false}
          value={values.owner}
          error={errors.owner}
          onChange={(owner) => set({ owner })}
        />
        <PersonSelect
          label="Deputy"
          description="Where the owner has left"
          value={values.deputy}
          error={errors.deputy}
          onChange={(deputy) => set({ deputy })}
        />
      </div>
    </FormPart>
  );
}

function FromEntry({ entry, error }: { entry: { key: string; name: string }; error: string | undefined }) {
  return (
    <div>
      <p>
        Each change is made from the catalog entry{' '}
        <Link to="/catalog/$key" params={{ key: entry.key }}>
          {entry.name}
        </Link>
        . What is left empty here is filled in by it; what it has locked stays as it is.
      </p>
      {error && <Input.Error>{error}</Input.Error>}
    </div>
  );
}

interface ProcessProps {
  value: string;
  error: string | undefined;
  onChange: (process: string) => void;
}

function Process({ value, error, onChange }: ProcessProps) {
  const { data } = useProcesses();
  const offered = (data ?? []).filter((p) => !p.retired && (p.type !== 'contingency' || p.key === value));
  return (
    <Select
      label="Process"
      description="By its newest version as each change is opened"
      withAsterisk
      allowDeselect={false}
      data={offered.map((p) => ({ value: p.key, label: p.name }))}
      value={value || null}
      error={error}
      onChange={(chosen) => chosen && onChange(chosen)}
    />
  );
}

function useOutlook(asked: PreviewAsked) {
  const [settled] = useDebouncedValue(JSON.stringify(asked), 300);
  return useQuery(schedulePreviewQuery(JSON.parse(settled) as PreviewAsked));
}

const ofTiming = /^(?:timing\.)?((?:start|zone|rule|except|window_minutes|lead_minutes)(?:\..*)?)$/;

/** What of the timing does not do, by the names of its fields. */
function timingErrors(error: Error): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fieldErrors(problemOf(error))).flatMap(([name, text]) => {
      const field = ofTiming.exec(name)?.[1];
      return field ? [[`timing.${field}`, text]] : [];
    }),
  );
}

/** The next ten, while one writes. */
function Outlook({ preview, begun }: { preview: UseQueryResult<SchedulePreview>; begun: boolean }) {
  return (
    <aside className={classes.aside} aria-label="What will come of it">
      <h2>The next ten</h2>
      {!begun ? (
        <p className={classes.quiet}>Choose the first window to see what comes of it.</p>
      ) : preview.error && Object.keys(timingErrors(preview.error)).length > 0 ? (
        <p className={classes.quiet}>They stand here once what is marked in “When” is mended.</p>
      ) : (
        <Loaded query={preview} rows={5}>
          {({ repeats, coming, note }) => (
            <>
              <p className={classes.quiet}>Repeats: {repeats}.</p>
              <ComingList coming={coming} note={note} />
            </>
          )}
        </Loaded>
      )}
    </aside>
  );
}

/** What is sent of a new one. */
export function asNew({ name, owner, deputy, process, entry, timing, fields }: ScheduleValues): ScheduleInput {
  return {
    ...(name.trim() && { name: name.trim() }),
    ...(owner && { owner }),
    ...(deputy && { deputy }),
    timing: { ...timing, rule: timing.rule || null },
    change: { ...asSent(fields), ...(entry ? { catalog_entry: entry.key } : { process }) },
  };
}

const differs = (a: unknown, b: unknown) => JSON.stringify(a ?? null) !== JSON.stringify(b ?? null);

/** What of it differs from what it was. */
export function asEdit(before: ScheduleValues, after: ScheduleValues): ScheduleInput {
  const timing = Object.fromEntries(
    Object.entries(after.timing)
      .filter(([key, value]) => differs(value, before.timing[key as keyof Timing]))
      .map(([key, value]) => [key, key === 'rule' ? value || null : (value as unknown)]),
  );
  // An answer that was not there is told from one that is left empty.
  const isNew = (key: string) => key.startsWith('form/') && !(key in before.fields);
  const fields = Object.fromEntries(
    Object.entries(after.fields).filter(
      ([key, value]) => isNew(key) || differs(value, before.fields[key as BuiltInKey]),
    ),
  ) as FieldValues;
  const change = { ...asSent(fields), ...(after.process !== before.process && { process: after.process }) };
  return {
    ...(after.name.trim() !== before.name && { name: after.name.trim() }),
    ...(after.owner && after.owner !== before.owner && { owner: after.owner }),
    ...(after.deputy !== before.deputy && { deputy: after.deputy }),
    ...(Object.keys(timing).length > 0 && { timing }),
    ...(Object.keys(change).length > 0 && { change }),
  };
}
