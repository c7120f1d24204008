import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { processQuery } from '@/shared/api/directory';
import type { Seen } from '@/shared/api/client';
import type { FormField } from '@/shared/api/types';
import { names, plural } from '@/shared/lib/words';
import { When } from '@/shared/time/when';
import { Badge } from '@/shared/ui/badge';
import { Difference } from '@/shared/ui/difference';
import { Facts } from '@/shared/ui/facts';
import { LoadedPage } from '@/shared/ui/loaded-page';
import { Markdown } from '@/shared/ui/markdown';
import { Page, Panel, Section } from '@/shared/ui/page';
import { PersonChip } from '@/shared/ui/person';
import { entryQuery } from './api';
import { differences, namesIn, valueText, wayOf, type Way } from './content';
import { EntryActs } from './entry-acts';
import { Standing } from './standing';
import { fateName, recordText, titleOf } from './words';
import type { Entry, EntryVersion } from './types';
import classes from './catalog.module.css';

const route = getRouteApi('/frame/catalog/$key');

export function EntryPage() {
  const { key } = route.useParams();
  const entry = useQuery(entryQuery(key));
  return (
    <LoadedPage title={key} query={entry}>
      {(data) => <Shown entry={data} />}
    </LoadedPage>
  );
}

function Shown({ entry }: { entry: Seen<Entry> }) {
  const form = useQuery(processQuery(entry.process.key)).data?.form ?? [];
  const shown = entry.versions.find((one) => one.number === entry.in_force) ?? entry.versions[0];
  const waiting = entry.versions.find((one) => one.number === entry.proposed);
  return (
    <Page
      title={entry.title}
      eyebrow={
        <>
          <Link to="/catalog">Catalog</Link>
          <span aria-hidden>/</span>
          <span>{entry.key}</span>
          <Standing entry={entry} />
        </>
      }
      lead={entry.when_to_use}
      actions={
        <>
          {entry.possible.includes('use') && (
            <Button renderRoot={(props) => <Link to="/catalog/$key/use" params={{ key: entry.key }} {...props} />}>
              Use
            </Button>
          )}
          <EntryActs entry={entry} />
        </>
      }
    >
      <Pending entry={entry} />
      {waiting && shown && waiting !== shown && (
        <Section title={`What version ${waiting.number} alters`}>
          <Panel padded>
            <Altered before={shown} after={waiting} form={form} />
          </Panel>
        </Section>
      )}
      <About entry={entry} />
      {shown && (
        <Section title="What it fills in">
          <Panel padded>
            <Values version={shown} form={form} />
          </Panel>
        </Section>
      )}
      <Section title="Versions" count={entry.versions.length}>
        <ul className={classes.versions}>
          {entry.versions.map((version, i) => (
            <Version key={version.number} version={version} before={entry.versions[i + 1]} form={form} />
          ))}
        </ul>
      </Section>
    </Page>
  );
}

/** What it waits for, and for whom. */
function Pending({ entry }: { entry: Entry }) {
  const who = entry.who_approves.length > 0 ? names(entry.who_approves, 4) : undefined;
  const nobody = 'Nobody here may: it takes a change manager who neither proposed nor owns it.';
  return (
    <>
      {entry.proposed !== undefined && (
        <p className={classes.fixed}>
          Version {entry.proposed} waits for approval. {who ? `${who} may approve it.` : nobody}
        </p>
      )}
      {entry.state === 'lapsed' && (
        <p className={classes.fixed}>
          Nobody can make a change from it, and changes that were made from it wait, until it is renewed.{' '}
          {who ? `${who} may renew it.` : nobody} Otherwise the work goes on as a normal change.
        </p>
      )}
      {entry.retirement && (
        <p className={classes.fixed}>
          {entry.retirement.by.name} proposes to retire it: {entry.retirement.reason}
        </p>
      )}
    </>
  );
}

function About({ entry }: { entry: Entry }) {
  const { record, failures } = entry;
  return (
    <Panel padded>
      <Facts
        facts={[
          ['Users notice', entry.effect || 'Not said'],
          [
            'How it went',
            <span key="record">
              {recordText(record)}
              {record.last_used !== undefined && (
                <>
                  , last <When at={record.last_used} />
                </>
              )}
              {record.used > 0 && (
                <>
                  {' · '}
                  <Link to="/changes" search={{ catalog_entry: [entry.key] }}>
                    Show {plural(record.used, 'change')}
                  </Link>
                </>
              )}
            </span>,
          ],
          [
            'Counts against it',
            failures.length === 0
              ? 'Nothing since it was approved or renewed last'
              : failures.map((id, i) => (
                  <span key={id}>
                    {i > 0 && ', '}
                    <Link to="/changes/$id" params={{ id }}>
                      {id}
                    </Link>
                  </span>
                )),
          ],
          ['Owner', entry.owner ? <PersonChip key="owner" person={entry.owner} /> : 'Nobody'],
          [
            'Process',
            <Link key="process" to="/processes/$key" params={{ key: entry.process.key }}>
              {entry.process.name}
            </Link>,
          ],
        ]}
      />
    </Panel>
  );
}

const wayName: Record<Way, string> = { locked: 'Locked', asked: 'Asked for', open: 'Can be altered' };

function Values({ version, form }: { version: EntryVersion; form: FormField[] }) {
  return (
    <dl className={classes.values}>
      {namesIn(version, form).map((name) => {
        const text = valueText(name, version.fields);
        return (
          <div key={name}>
            <dt>
              {titleOf(name, form)}
              <Badge tone="void">{wayName[wayOf(name, version)]}</Badge>
            </dt>
            <dd>
              {text === '' ? <span className={classes.quiet}>Filled in each time</span> : <Markdown text={text} />}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

interface AlteredProps {
  before: EntryVersion;
  after: EntryVersion;
  form: FormField[];
}

function Altered({ before, after, form }: AlteredProps) {
  const altered = differences(before, after, form);
  if (altered.length === 0) return <p className={classes.quiet}>Nothing differs.</p>;
  return altered.map((one) => <Difference key={one.title} {...one} />);
}

interface VersionProps {
  version: EntryVersion;
  before: EntryVersion | undefined;
  form: FormField[];
}

function Version({ version, before, form }: VersionProps) {
  const { number, fate, by, from, at, decided_by, decided, comment } = version;
  return (
    <li className={classes.version}>
      <div className={classes.versionHead}>
        <strong>Version {number}</strong>
        <Badge tone={fate === 'approved' ? 'good' : fate === 'proposed' ? 'issues' : 'void'}>{fateName[fate]}</Badge>
      </div>
      <p className={classes.quiet}>
        Proposed <When at={at} /> by {by?.name ?? 'Sluice'}
        {from !== undefined && (
          <>
            {' '}
            from{' '}
            <Link to="/changes/$id" params={{ id: from }}>
              {from}
            </Link>
          </>
        )}
        {decided_by && decided !== undefined && (
          <>
            ; decided <When at={decided} /> by {decided_by.name}
          </>
        )}
        . Holds for {plural(version.max_age_months, 'month')}, or until {plural(version.max_failures, 'change')} from it
        failed.
      </p>
      {comment !== '' && <p>{comment}</p>}
      {before && (
        <details>
          <summary>What it altered</summary>
          <Altered before={before} after={version} form={form} />
        </details>
      )}
    </li>
  );
}
