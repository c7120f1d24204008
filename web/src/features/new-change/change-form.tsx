import { Button, Collapse, Group } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { IconCalendarRepeat, IconChevronRight } from '@tabler/icons-react';
import { lazy, Suspense, useState, type KeyboardEvent, type ReactNode } from 'react';
import { processQuery } from '@/shared/api/directory';
import { fieldErrors, problemOf } from '@/shared/api/problem';
import type { ChangeFields, ProcessRow, RiskView } from '@/shared/api/types';
import { FieldInput } from '@/shared/fields/field-input';
import { type BuiltInKey, fieldSpecs, filledIn, says } from '@/shared/fields/fields';
import { FormFields } from '@/shared/fields/form-fields';
import { usePreview, type RiskAnswers } from '@/shared/fields/use-preview';
import { saveStateText, useAutosave } from '@/shared/lib/use-autosave';
import { ProblemPanel } from '@/shared/ui/states';
import { create, draftKey, type Draft } from './api';
import type { Linked } from './linked';
import { Outlook } from './outlook';
import { requiredAtFirst } from './required';
import classes from './new-change.module.css';

// Beside what is needed at first.
const RiskQuestions = lazy(() => import('./risk-questions'));

/** Goes on with what is written as a schedule: once at a later time, or again and again. */
function Later(search: { process: string; draft: string }) {
  return (
    <Button
      variant="default"
      leftSection={<IconCalendarRepeat size={16} aria-hidden />}
      renderRoot={(props) => <Link to="/schedules/new" search={search} {...props} />}
    >
      Repeat, or later
    </Button>
  );
}

interface ChangeFormProps {
  process: ProcessRow;
  kept: Draft | null;
  /** What a new one begins with. */
  begin: ChangeFields;
  linked?: Linked;
}

const what: BuiltInKey[] = ['title', 'services', 'reason', 'description', 'expected_results'];
const weight: BuiltInKey[] = ['impact', 'urgency', 'planned_start', 'planned_end'];
const plans: BuiltInKey[] = ['deployment_plan', 'backout_plan', 'test_plan', 'communication_plan'];
const people: BuiltInKey[] = ['verifiers', 'stakeholders', 'developer', 'test_lead', 'deployer', 'owner', 'tags'];

/** Everything on one page: the fields at the left, what will come of it at the right. */
export function ChangeForm({ process, kept, begin, linked }: ChangeFormProps) {
  const { risk_answers: answered = {}, ...written } = kept ?? {};
  const [fields, setFields] = useState<ChangeFields>(kept ? written : begin);
  const [risk, setRisk] = useState<RiskAnswers>(answered);
  const [resumed, setResumed] = useState(kept !== null && Object.keys(kept).length > 0);
  const draft = useAutosave(draftKey(process.key, linked), toKeep(fields, risk));
  const preview = usePreview(process.key, fields, risk);
  const view = useQuery(processQuery(process.key)).data;
  const needed = requiredAtFirst(view);
  const client = useQueryClient();
  const navigate = useNavigate();
  const send = useMutation({
    mutationFn: () =>
      create({
        process: process.key,
        ...preview.toSend(),
        ...(linked && { links: [{ kind: linked.kind, change: linked.to }] }),
      }),
    onSuccess: async (change) => {
      await draft.end();
      client.setQueryData(['change', change.id], change);
      void client.invalidateQueries({ queryKey: ['my-work'] });
      void client.invalidateQueries({ queryKey: ['changes'] });
      void navigate({ to: '/changes/$id', params: { id: change.id } });
    },
  });
  const errors = send.error ? fieldErrors(problemOf(send.error)) : {};
  const set = (key: BuiltInKey, value: unknown) => setFields((old) => ({ ...old, [key]: value }));
  const answer = (key: string, value: unknown) => setFields((old) => ({ ...old, form: { ...old.form, [key]: value } }));
  const inputs = (keys: BuiltInKey[]) =>
    keys.map((key) => (
      <FieldInput
        key={key}
        spec={fieldSpecs[key]}
        value={fields[key]}
        onChange={(value) => set(key, value)}
        required={needed.has(key)}
        error={errorOf(errors, key)}
      />
    ));
  const startAgain = async () => {
    setFields({});
    setRisk({});
    setResumed(false);
    await draft.startAnew();
  };

  /** Enter in a line must not create what is half written; only the button does, and Ctrl+Enter. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLElement)) return;
    const meant = event.ctrlKey || event.metaKey;
    if (!meant && event.target.tagName !== 'INPUT') return;
    event.preventDefault();
    if (meant && fields.title?.trim() && !send.isPending) send.mutate();
  };

  return (
    <div className={classes.columns}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keeps Enter from sending */}
      <form
        className={classes.form}
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate();
        }}
      >
        {resumed && (
          <p className={classes.resumed} role="status">
            Your draft from before is here again.{' '}
            <button type="button" className={classes.plainButton} onClick={() => void startAgain()}>
              Start anew
            </button>
          </p>
        )}
        {inputs(what)}
        <Part title="When, and how much it matters" open>
          <div className={classes.pair}>{inputs(weight.slice(0, 2))}</div>
          <div className={classes.pairWide}>{inputs(weight.slice(2))}</div>
        </Part>
        <Part title="Plans" open={plans.some((p) => needed.has(p) || says(fields[p]))}>
          {inputs(plans)}
        </Part>
        <Part title="People and tags" open={people.some((p) => needed.has(p) || says(fields[p]))}>
          {inputs(people)}
        </Part>
        {preview.form.some((f) => f.shown) && (
          <Part title={process.name} open>
            <FormFields
              form={preview.form}
              answers={fields.form}
              needed={needed}
              onChange={answer}
              error={(key) => errorOf(errors, `form.${key}`)}
            />
          </Part>
        )}
        <RiskPart
          questions={preview.questions}
          answers={risk}
          open={needed.has('risk') || Object.keys(answered).length > 0}
          onChange={setRisk}
        />
        {send.error && <ProblemPanel error={send.error} />}
        <p className={classes.hint}>It is created as a draft: you can go on with it, and submit it, on its own page.</p>
        <div className={classes.foot}>
          <Group gap="sm">
            <Button type="submit" loading={send.isPending} disabled={!fields.title?.trim()}>
              Create the change
            </Button>
            <Later process={process.key} draft={draftKey(process.key, linked)} />
            <span className={draft.state === 'failed' ? classes.saveFailed : classes.saveState} role="status">
              {saveStateText[draft.state]}
            </span>
          </Group>
        </div>
      </form>
      <aside className={classes.aside} aria-label="What will come of it">
        <Outlook query={preview.query} process={view} />
      </aside>
    </div>
  );
}

interface RiskPartProps {
  questions: RiskView['questions'];
  answers: RiskAnswers;
  open: boolean;
  onChange: (answers: RiskAnswers) => void;
}

function RiskPart({ questions, answers, open, onChange }: RiskPartProps) {
  if (questions.length === 0) return null;
  return (
    <Part title="Questions about its risk" open={open}>
      <Suspense>
        <RiskQuestions
          questions={questions}
          answers={answers}
          onAnswer={(key, value) => onChange(answersWith(answers, key, value))}
        />
      </Suspense>
    </Part>
  );
}

/** What is written; answers only where there are some, so that an empty draft stays empty. */
const toKeep = (fields: ChangeFields, risk: RiskAnswers): Draft => ({
  ...filledIn(fields),
  ...(Object.keys(risk).length > 0 && { risk_answers: risk }),
});

/** With this answer; an empty one takes it back. */
const answersWith = (old: RiskAnswers, key: string, value: string): RiskAnswers =>
  Object.fromEntries(Object.entries({ ...old, [key]: value }).filter(([, answer]) => answer !== ''));

/** An error at the field itself or at one of its lines. */
function errorOf(errors: Record<string, string>, key: string): string | undefined {
  return errors[key] ?? Object.entries(errors).find(([name]) => name.startsWith(`${key}.`))?.[1];
}

function Part({ title, open: first, children }: { title: string; open: boolean; children: ReactNode }) {
  const [choice, setChoice] = useState<boolean>();
  const open = choice ?? first;
  return (
    <section className={classes.part}>
      <h2>
        <button type="button" className={classes.fold} aria-expanded={open} onClick={() => setChoice(!open)}>
          <IconChevronRight size={16} stroke={2} aria-hidden data-open={open || undefined} />
          {title}
        </button>
      </h2>
      <Collapse expanded={open}>
        <div className={classes.inner}>{children}</div>
      </Collapse>
    </section>
  );
}
