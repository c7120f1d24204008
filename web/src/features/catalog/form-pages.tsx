import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { changeQuery } from '@/shared/api/change';
import type { Seen } from '@/shared/api/client';
import { processQuery } from '@/shared/api/directory';
import type { ChangeView } from '@/shared/api/types';
import { asSent, fieldsOf, formKey, says, type FieldValues } from '@/shared/fields/fields';
import { LoadedPage } from '@/shared/ui/loaded-page';
import { Page } from '@/shared/ui/page';
import { Loaded } from '@/shared/ui/states';
import { entryQuery, proposeEntry, proposeVersion } from './api';
import { eachTime, fillable, valuesOf, wayOf, type Way } from './content';
import { EntryForm, type EntryValues } from './entry-form';
import type { Entry, EntryEdit } from './types';

/** The process that entries run by where nothing else is said. */
const usual = 'standard';

const newRoute = getRouteApi('/frame/catalog/new');

/** From a finished change, which the form begins with, or from nothing. */
export function NewEntryPage() {
  const { from } = newRoute.useSearch();
  return from === undefined ? <New /> : <NewFrom id={from} />;
}

function NewFrom({ id }: { id: string }) {
  const change = useQuery(changeQuery(id));
  return (
    <LoadedPage title="Propose an entry" query={change}>
      {(data) => <New from={data} />}
    </LoadedPage>
  );
}

function New({ from }: { from?: ChangeView }) {
  const process = useQuery(processQuery(usual));
  return (
    <Page
      title="Propose an entry"
      eyebrow={<Above>New</Above>}
      lead={
        from
          ? `It begins with what ${from.id} said. A change manager other than you reads and approves it before anybody can use it.`
          : 'A change manager other than you reads and approves it before anybody can use it.'
      }
    >
      <Loaded query={process}>
        {({ form }) => (
          <EntryForm
            isNew
            begin={beginning(from)}
            form={form}
            act="Propose it"
            send={(values) =>
              proposeEntry({
                ...asEdit(values),
                key: values.key.trim(),
                title: values.title,
                when_to_use: values.when_to_use,
                ...ways(values),
                ...(from && { from: from.id }),
              })
            }
          />
        )}
      </Loaded>
    </Page>
  );
}

const editRoute = getRouteApi('/frame/catalog/$key/edit');

export function EditEntryPage() {
  const { key } = editRoute.useParams();
  const entry = useQuery(entryQuery(key));
  return (
    <LoadedPage title={key} query={entry}>
      {(data) => <Edit entry={data} />}
    </LoadedPage>
  );
}

function Edit({ entry }: { entry: Seen<Entry> }) {
  // What the form was opened over: an alteration by somebody else meanwhile is refused, not overwritten.
  const [opened] = useState(entry);
  const process = useQuery(processQuery(opened.process.key));
  return (
    <Page
      title={`Another version of ${opened.title}`}
      eyebrow={
        <Above>
          <Link to="/catalog/$key" params={{ key: opened.key }}>
            {opened.key}
          </Link>
        </Above>
      }
      lead="What is in force stays so until a change manager other than you approves this version."
    >
      <Loaded query={process}>
        {({ form }) => (
          <EntryForm
            isNew={false}
            begin={asWritten(opened)}
            form={form}
            act="Propose this version"
            send={(values) => proposeVersion(opened.key, { ...asEdit(values), ...ways(values) }, opened.seen)}
          />
        )}
      </Loaded>
    </Page>
  );
}

function Above({ children }: { children: ReactNode }) {
  return (
    <>
      <Link to="/catalog">Catalog</Link>
      <span aria-hidden>/</span>
      {children}
    </>
  );
}

const differsEachTime = Object.fromEntries(eachTime.map((name): [string, Way] => [name, 'asked']));

/** Who does it differs from change to change. */
const people: string[] = ['stakeholders', 'verifiers', 'developer', 'test_lead', 'deployer'];

/** Plans that worked are locked; the window is asked for. */
function beginning(from: ChangeView | undefined): EntryValues {
  const all = from ? fieldsOf(from) : {};
  const fields: FieldValues = Object.fromEntries(
    fillable.filter((name) => !people.includes(name) && says(all[name])).map((name) => [name, all[name]]),
  );
  const locked = (['deployment_plan', 'backout_plan'] as const).filter((name) => says(fields[name]));
  return {
    key: '',
    title: '',
    when_to_use: '',
    effect: '',
    fields,
    ways: {
      ...differsEachTime,
      ...Object.fromEntries(locked.map((name): [string, Way] => [name, 'locked'])),
    },
    months: 12,
    failures: 2,
  };
}

/** The newest version that is proposed or in force, which another one begins with. */
function asWritten(entry: Entry): EntryValues {
  const number = entry.proposed ?? entry.in_force;
  const version = entry.versions.find((one) => one.number === number) ?? entry.versions[0];
  if (!version) return beginning(undefined);
  const names = [
    ...fillable,
    ...eachTime,
    ...version.fields.form.map((one) => one.key),
    ...version.locked,
    ...version.asked,
  ];
  return {
    key: entry.key,
    title: version.title,
    when_to_use: version.when_to_use,
    effect: version.effect,
    fields: valuesOf(version.fields),
    ways: Object.fromEntries(names.map((name) => [name, wayOf(name, version)])),
    months: version.max_age_months,
    failures: version.max_failures,
  };
}

const chosen = (values: EntryValues, way: Way): string[] =>
  Object.entries(values.ways)
    .filter(([, one]) => one === way)
    .map(([name]) => name);

const ways = (values: EntryValues) => ({
  // What was emptied since it was locked says nothing, and is open again.
  locked: chosen(values, 'locked').filter((name) =>
    says(values.fields[name in values.fields ? (name as 'title') : formKey(name)]),
  ),
  asked: chosen(values, 'asked'),
});

const number = (value: number | string): number | undefined => (value === '' ? undefined : Number(value));

const asEdit = (values: EntryValues): EntryEdit => ({
  title: values.title,
  when_to_use: values.when_to_use,
  effect: values.effect,
  fields: asSent(values.fields),
  max_age_months: number(values.months),
  max_failures: number(values.failures),
});
