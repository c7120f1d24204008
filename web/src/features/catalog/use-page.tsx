import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { IconCalendarRepeat } from '@tabler/icons-react';
import { useState } from 'react';
import { processQuery } from '@/shared/api/directory';
import { fieldErrors, problemOf } from '@/shared/api/problem';
import type { ChangeFields, FormField } from '@/shared/api/types';
import { FieldInput } from '@/shared/fields/field-input';
import { asSent, says, type FieldValues } from '@/shared/fields/fields';
import { specOf } from '@/shared/fields/form';
import { instantOf, localOf } from '@/shared/time/format';
import { FormPart } from '@/shared/ui/form-part';
import { LoadedPage } from '@/shared/ui/loaded-page';
import { Markdown } from '@/shared/ui/markdown';
import { Page } from '@/shared/ui/page';
import { Loaded, ProblemPanel } from '@/shared/ui/states';
import { entryQuery, schedule } from './api';
import { errorAt, filled, namesIn, valuesOf, valueText, wayOf } from './content';
import { Standing } from './standing';
import { keyOf, recordText, titleOf, wayOut } from './words';
import type { Entry, EntryVersion } from './types';
import classes from './catalog.module.css';

const route = getRouteApi('/frame/catalog/$key/use');

/** From the card to the scheduled change: what the entry asks for, and one button. */
export function UsePage() {
  const { key } = route.useParams();
  const entry = useQuery(entryQuery(key));
  return (
    <LoadedPage title={key} query={entry}>
      {(data) => <Use key={data.in_force} entry={data} />}
    </LoadedPage>
  );
}

function Use({ entry }: { entry: Entry }) {
  const process = useQuery(processQuery(entry.process.key));
  const version = entry.versions.find((one) => one.number === entry.in_force);
  return (
    <Page
      title={entry.title}
      eyebrow={
        <>
          <Link to="/catalog">Catalog</Link>
          <span aria-hidden>/</span>
          <Link to="/catalog/$key" params={{ key: entry.key }}>
            {entry.key}
          </Link>
          <Standing entry={entry} />
        </>
      }
      lead={`${entry.when_to_use} ${recordText(entry.record)}.`}
      width="narrow"
    >
      {version && entry.pre_approved ? (
        <Loaded query={process}>{({ form }) => <Asked entry={entry} version={version} form={form} />}</Loaded>
      ) : (
        <div className={classes.fixed}>
          <p>
            No change can be made from it now{entry.lost !== undefined && `: it ${entry.lost}`}. {wayOut[entry.state]},
            or{' '}
            <Link to="/changes/new" search={{ process: 'normal' }}>
              ask for a normal change
            </Link>
            .
          </p>
        </div>
      )}
    </Page>
  );
}

interface AskedProps {
  entry: Entry;
  version: EntryVersion;
  form: FormField[];
}

function Asked({ entry, version, form }: AskedProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  // Lists are read by titles: where it is open, each change may have its own.
  const title = version.locked.includes('title') ? [] : ['title'];
  const asked = [...new Set([...title, ...version.asked, 'planned_start', 'planned_end'])];
  const known = valuesOf(version.fields);
  const [values, setValues] = useState<FieldValues>(() =>
    Object.fromEntries(asked.map((name) => [keyOf(name), known[keyOf(name)] ?? null])),
  );
  const make = useMutation({
    mutationFn: (fields: ChangeFields) => schedule(entry.key, fields),
    onSuccess: async ({ id, stage }) => {
      await client.invalidateQueries({ queryKey: ['catalog'] });
      notifications.show({ message: stage === 'draft' ? `${id} is made` : `${id} is scheduled` });
      void navigate({ to: '/changes/$id', params: { id } });
    },
  });
  const errors = make.error ? fieldErrors(problemOf(make.error)) : {};
  const set = (name: string, value: unknown) =>
    setValues((before) => withWindow({ ...before, [keyOf(name)]: value }, name, before));
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate(asSent(filled(values)));
      }}
    >
      <FormPart title="To be filled in">
        {asked.map((name) => (
          <FieldInput
            key={name}
            spec={specOf(keyOf(name), form)}
            value={values[keyOf(name)]}
            required
            error={errorAt(name, errors)}
            onChange={(value) => set(name, value)}
          />
        ))}
      </FormPart>
      {make.error && <ProblemPanel error={make.error} fields={asked} />}
      <div className={classes.foot}>
        <Button
          variant="default"
          leftSection={<IconCalendarRepeat size={16} aria-hidden />}
          renderRoot={(props) => <Link to="/schedules/new" search={{ entry: entry.key }} {...props} />}
        >
          Repeat
        </Button>
        <Button type="submit" loading={make.isPending} disabled={asked.some((name) => !says(values[keyOf(name)]))}>
          Schedule
        </Button>
      </div>
      <Fixed version={version} form={form} />
    </form>
  );
}

/** A window is as long as it was while only its beginning moves; an hour where nothing was said. */
function withWindow(values: FieldValues, moved: string, before: FieldValues): FieldValues {
  if (moved !== 'planned_start' || says(values.planned_end)) return values;
  const start = values.planned_start as ChangeFields['planned_start'];
  if (!start || says(before.planned_start)) return values;
  return { ...values, planned_end: { ...start, local: hourLater(start) } };
}

const hourLater = ({ local, zone }: { local: string; zone: string }): string =>
  localOf(new Date(instantOf(local, zone).getTime() + 3_600_000), zone);

/** What nobody alters on a change from the entry. */
function Fixed({ version, form }: { version: EntryVersion; form: FormField[] }) {
  const locked = namesIn(version, form).filter((name) => wayOf(name, version) === 'locked');
  if (locked.length === 0) return null;
  return (
    <section className={classes.fixed} aria-label="What is fixed">
      <p>
        Fixed by the catalog entry; to alter it{' '}
        <Link to="/changes/new" search={{ process: 'normal' }}>
          start a normal change
        </Link>
        .
      </p>
      <dl className={classes.values}>
        {locked.map((name) => (
          <div key={name}>
            <dt>{titleOf(name, form)}</dt>
            <dd>
              <Markdown text={valueText(name, version.fields)} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
