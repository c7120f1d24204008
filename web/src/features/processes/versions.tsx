import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { address } from '@/shared/api/client';
import type { ProcessView } from '@/shared/api/types';
import { plural } from '@/shared/lib/words';
import { Badge } from '@/shared/ui/badge';
import { MaybePerson } from '@/shared/ui/person';
import { ProcessDifferences } from '@/shared/ui/process-differences';
import { Loaded } from '@/shared/ui/states';
import { When } from '@/shared/time/when';
import { differencesQuery, olderChangesQuery } from './api';
import classes from './processes.module.css';

/** Every version with who published it and why, what differs between two, and which changes run by an older one. */
export function Versions({ process, newest }: { process: ProcessView; newest: number }) {
  const versions = process.versions.toSorted((a, b) => b.version - a.version);
  return (
    <>
      <OlderChanges processKey={process.key} />
      <ul className={classes.versions}>
        {versions.map((v) => (
          <li key={v.version}>
            <Link to="/processes/$key" params={{ key: process.key }} search={{ version: v.version }}>
              Version {v.version}
            </Link>
            {v.version === newest && !process.retired && <Badge tone="good">In force</Badge>}
            <span className={classes.quiet}>{v.published && <When at={v.published} />} by</span>
            <MaybePerson person={v.by} nobody="Sluice" />
            <a href={textOf(process.key, v.version)} download className={classes.download}>
              Download
            </a>
            {v.note && <p className={classes.note}>{v.note}</p>}
          </li>
        ))}
      </ul>
      {versions.length > 1 && <Compare processKey={process.key} versions={versions.map((v) => v.version)} />}
    </>
  );
}

/** Where the text of a version is, byte for byte as it was published. */
export const textOf = (key: string, version: number) =>
  address(`/processes/${encodeURIComponent(key)}/versions/${version}/yaml`);

function OlderChanges({ processKey }: { processKey: string }) {
  const older = useQuery(olderChangesQuery(processKey));
  if (!older.data) return null;
  return (
    <p className={classes.older}>
      <Link to="/changes" search={{ process: [processKey], process_version: ['older'] }}>
        {plural(older.data, 'change')}
      </Link>{' '}
      under way {older.data === 1 ? 'runs' : 'run'} by an older version. Each keeps it until somebody moves it.
    </p>
  );
}

function Compare({ processKey, versions }: { processKey: string; versions: number[] }) {
  const [newest = 1, before = 1] = versions;
  const [from, setFrom] = useState(before);
  const [to, setTo] = useState(newest);
  const found = useQuery(differencesQuery(processKey, from, to));
  const data = versions.map((v) => ({ value: String(v), label: `Version ${v}` }));
  return (
    <section className={classes.compare} aria-label="What differs">
      <h2>What differs</h2>
      <div className={classes.compareChoice}>
        <Select
          label="From"
          w={150}
          allowDeselect={false}
          data={data}
          value={String(from)}
          onChange={(v) => setFrom(Number(v))}
        />
        <Select
          label="To"
          w={150}
          allowDeselect={false}
          data={data}
          value={String(to)}
          onChange={(v) => setTo(Number(v))}
        />
        {(from !== before || to !== newest) && (
          <Button
            variant="subtle"
            onClick={() => {
              setFrom(before);
              setTo(newest);
            }}
          >
            The last two
          </Button>
        )}
      </div>
      <Loaded query={found} rows={3}>
        {(answer) => (
          <ProcessDifferences
            differences={answer.differences}
            alike={answer.same_text ? 'Not a letter differs.' : 'They say the same; only comments or layout differ.'}
          />
        )}
      </Loaded>
    </section>
  );
}
