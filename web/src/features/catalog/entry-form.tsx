import { Button, NumberInput, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { fieldErrors, problemOf } from '@/shared/api/problem';
import type { FormField } from '@/shared/api/types';
import { FieldInput } from '@/shared/fields/field-input';
import { specOf } from '@/shared/fields/form';
import { says, type FieldValues } from '@/shared/fields/fields';
import { useLeaveGuard } from '@/shared/lib/use-leave-guard';
import { FormPart } from '@/shared/ui/form-part';
import { ProblemPanel } from '@/shared/ui/states';
import { eachTime, errorAt, fillable, type Way } from './content';
import { keyOf, titleOf } from './words';
import type { Entry } from './types';
import classes from './catalog.module.css';

/** What an entry, or another version of one, says. */
export interface EntryValues {
  key: string;
  title: string;
  when_to_use: string;
  effect: string;
  fields: FieldValues;
  ways: Record<string, Way>;
  months: number | string;
  failures: number | string;
}

interface EntryFormProps {
  begin: EntryValues;
  form: FormField[];
  /** The key of an entry stays as it is. */
  isNew: boolean;
  act: string;
  send: (values: EntryValues) => Promise<Entry>;
}

const shown = ['key', 'title', 'when_to_use', 'effect', 'max_age_months', 'max_failures'];

/** When to use it, what it fills in, and of each field whether it is locked, asked for or open. */
export function EntryForm({ begin, form, isNew, act, send }: EntryFormProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [values, setValues] = useState(begin);
  const saving = useMutation({
    mutationFn: send,
    onSuccess: () => client.invalidateQueries({ queryKey: ['catalog'] }),
  });
  const saved = saving.data?.key;
  useLeaveGuard(saved === undefined && JSON.stringify(values) !== JSON.stringify(begin));
  useEffect(() => {
    if (saved !== undefined) void navigate({ to: '/catalog/$key', params: { key: saved } });
  }, [saved, navigate]);
  const errors = saving.error ? fieldErrors(problemOf(saving.error)) : {};
  const set = (part: Partial<EntryValues>) => setValues((before) => ({ ...before, ...part }));
  const names = [...fillable, ...form.map((field) => field.key)];
  const missing = values.title.trim() === '' || values.when_to_use.trim() === '' || values.key.trim() === '';
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate(values);
      }}
    >
      <Card values={values} isNew={isNew} errors={errors} set={set} />
      <FormPart title="What it fills in">
        {names.map((name) => (
          <Filled
            key={name}
            name={name}
            form={form}
            value={values.fields[keyOf(name)]}
            way={values.ways[name] ?? 'open'}
            error={errorAt(name, errors)}
            onValue={(value) => set({ fields: { ...values.fields, [keyOf(name)]: value } })}
            onWay={(way) => set({ ways: { ...values.ways, [name]: way } })}
          />
        ))}
      </FormPart>
      <FormPart title="Each time">
        {eachTime.map((name) => (
          <WayOf
            key={name}
            title={titleOf(name, form)}
            way={values.ways[name] ?? 'open'}
            lockable={false}
            onWay={(way) => set({ ways: { ...values.ways, [name]: way } })}
          />
        ))}
      </FormPart>
      {saving.error && (
        <ProblemPanel error={saving.error} fields={[...shown, ...names.map((name) => `fields.${name}`)]} />
      )}
      <div className={classes.foot}>
        <Button
          variant="default"
          renderRoot={(props) =>
            isNew ? (
              <Link to="/catalog" {...props} />
            ) : (
              <Link to="/catalog/$key" params={{ key: begin.key }} {...props} />
            )
          }
        >
          Cancel
        </Button>
        <Button type="submit" loading={saving.isPending} disabled={missing}>
          {act}
        </Button>
      </div>
    </form>
  );
}

interface CardProps {
  values: EntryValues;
  isNew: boolean;
  errors: Record<string, string>;
  set: (part: Partial<EntryValues>) => void;
}

function Card({ values, isNew, errors, set }: CardProps) {
  return (
    <FormPart title="The card">
      <TextInput
        label="Name in the catalog"
        withAsterisk
        maxLength={200}
        value={values.title}
        error={errors.title}
        onChange={(event) =>
          set({
            title: event.currentTarget.value,
            ...(isNew && values.key === keyFrom(values.title) && { key: keyFrom(event.currentTarget.value) }),
          })
        }
      />
      {isNew && (
        <TextInput
          label="Key"
          description="Lower-case words joined by “-”, such as renew-certificate; it cannot be altered later"
          withAsterisk
          maxLength={100}
          value={values.key}
          error={errors.key}
          onChange={(event) => set({ key: event.currentTarget.value })}
        />
      )}
      <Textarea
        label="When to use it"
        description="And when not: whoever takes the card decides by this."
        withAsterisk
        autosize
        minRows={2}
        maxRows={8}
        value={values.when_to_use}
        error={errors.when_to_use}
        onChange={(event) => set({ when_to_use: event.currentTarget.value })}
      />
      <TextInput
        label="Users notice"
        description="In a line, such as: away for up to five minutes"
        maxLength={200}
        value={values.effect}
        error={errors.effect}
        onChange={(event) => set({ effect: event.currentTarget.value })}
      />
      <div className={classes.pair}>
        <NumberInput
          label="Holds for (months)"
          min={1}
          allowDecimal={false}
          value={values.months}
          error={errors.max_age_months}
          onChange={(months) => set({ months })}
        />
        <NumberInput
          label="Ends after (failures in 12 months)"
          min={1}
          allowDecimal={false}
          value={values.failures}
          error={errors.max_failures}
          onChange={(failures) => set({ failures })}
        />
      </div>
    </FormPart>
  );
}

/** "Renew a TLS certificate" → renew-a-tls-certificate */
const keyFrom = (title: string): string =>
  title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);

interface FilledProps {
  name: string;
  form: FormField[];
  value: unknown;
  way: Way;
  error: string | undefined;
  onValue: (value: unknown) => void;
  onWay: (way: Way) => void;
}

function Filled({ name, form, value, way, error, onValue, onWay }: FilledProps) {
  const spec = specOf(keyOf(name), form);
  return (
    <div className={classes.field}>
      <WayOf title={spec.title} way={way} lockable={says(value)} onWay={onWay} />
      <FieldInput spec={spec} hideLabel value={value} error={error} onChange={onValue} />
    </div>
  );
}

interface WayOfProps {
  title: string;
  way: Way;
  /** What says nothing cannot be locked. */
  lockable: boolean;
  onWay: (way: Way) => void;
}

function WayOf({ title, way, lockable, onWay }: WayOfProps) {
  return (
    <div className={classes.fieldHead}>
      {title}
      <SegmentedControl
        size="xs"
        aria-label={`${title}: on a change from it`}
        value={way}
        data={[
          { value: 'open', label: 'Can be altered' },
          { value: 'locked', label: 'Locked', disabled: !lockable && way !== 'locked' },
          { value: 'asked', label: 'Asked for' },
        ]}
        onChange={(next) => onWay(next)}
      />
    </div>
  );
}
