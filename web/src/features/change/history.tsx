import { Button, Chip } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import {
  IconAlertTriangle,
  IconArrowsRight,
  IconBolt,
  IconCheckbox,
  IconHistory,
  IconLink,
  IconMessage,
  IconPencil,
  IconUserCheck,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { HistoryEntry, HistoryKind } from '@/shared/api/types';
import { Difference } from '@/shared/ui/difference';
import { Markdown } from '@/shared/ui/markdown';
import { PersonSelect } from '@/shared/ui/selects';
import { Empty, ProblemPanel, Waiting } from '@/shared/ui/states';
import { dayHeading, exact, timeOfDay } from '@/shared/time/format';
import { useNow, useZone } from '@/shared/time/zone';
import { changeQuery, historyQuery, type HistoryFilter } from './api';

import classes from './history.module.css';

const kinds: { value: HistoryKind; title: string; icon: Icon }[] = [
  { value: 'stage', title: 'Stages', icon: IconArrowsRight },
  { value: 'approval', title: 'Approvals', icon: IconUserCheck },
  { value: 'task', title: 'Tasks', icon: IconCheckbox },
  { value: 'fields', title: 'Fields', icon: IconPencil },
  { value: 'comment', title: 'Comments', icon: IconMessage },
  { value: 'people', title: 'People', icon: IconUsers },
  { value: 'related', title: 'Related work', icon: IconLink },
  { value: 'rule', title: 'Rules', icon: IconBolt },
  { value: 'risk', title: 'Risk', icon: IconAlertTriangle },
];

const iconOf = Object.fromEntries(kinds.map((k) => [k.value, k.icon])) as Record<HistoryKind, Icon>;

/** Who did what and when, the latest first, with exactly what was altered. */
export default function History({ id, filter }: { id: string; filter: HistoryFilter }) {
  const query = useInfiniteQuery(historyQuery(id, filter));
  const entries = query.data?.pages.flatMap((p) => p.items) ?? [];
  return (
    <>
      <Filter id={id} filter={filter} />
      {query.isPending && <Waiting />}
      {query.error && <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && entries.length === 0 && (
        <Empty icon={IconHistory} title="Nothing of this kind">
          Choose other kinds, or take the person away.
        </Empty>
      )}
      <Days entries={entries} />
      {query.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Earlier
        </Button>
      )}
    </>
  );
}

function Filter({ id, filter }: { id: string; filter: HistoryFilter }) {
  const navigate = useNavigate();
  const change = useQuery(changeQuery(id)).data;
  const show = (next: HistoryFilter) =>
    void navigate({
      to: '/changes/$id',
      params: { id },
      search: { tab: 'history', kind: next.kind?.length ? next.kind : undefined, by: next.by },
      replace: true,
      resetScroll: false,
    });
  return (
    <div className={classes.filter}>
      <Chip.Group multiple value={filter.kind ?? []} onChange={(kind) => show({ ...filter, kind: kind })}>
        <div className={classes.chips} role="group" aria-label="Kinds">
          {kinds.map((k) => (
            <Chip key={k.value} value={k.value} size="xs" variant="outline">
              {k.title}
            </Chip>
          ))}
        </div>
      </Chip.Group>
      <div className={classes.by}>
        <PersonSelect
          aria-label="By"
          placeholder="By anybody"
          value={filter.by ?? null}
          known={change?.owner.login === filter.by ? change?.owner : undefined}
          onChange={(by) => show({ ...filter, by: by ?? undefined })}
        />
      </div>
    </div>
  );
}

function Days({ entries }: { entries: HistoryEntry[] }) {
  const zone = useZone();
  const now = useNow();
  const days: { heading: string; entries: HistoryEntry[] }[] = [];
  for (const entry of entries) {
    const heading = dayHeading(new Date(entry.at), now, zone);
    const last = days[days.length - 1];
    if (last?.heading === heading) last.entries.push(entry);
    else days.push({ heading, entries: [entry] });
  }
  return days.map((day) => (
    <section key={day.heading} className={classes.day}>
      <h3>{day.heading}</h3>
      <ol className={classes.entries}>
        {day.entries.map((entry) => (
          <Entry key={entry.position} entry={entry} zone={zone} />
        ))}
      </ol>
    </section>
  ));
}

const long = 400;

function Entry({ entry, zone }: { entry: HistoryEntry; zone: string }) {
  const Mark = iconOf[entry.kind];
  const size = entry.changes.reduce((sum, c) => sum + c.before.length + c.after.length, 0);
  const [open, setOpen] = useState(size <= long);
  const at = new Date(entry.at);
  return (
    <li className={classes.entry}>
      <span className={classes.mark}>
        <Mark size={15} stroke={1.8} aria-hidden />
      </span>
      <div className={classes.body}>
        <div className={classes.head}>
          <span>{entry.summary}</span>
          <time dateTime={entry.at} title={exact(at, zone)}>
            {timeOfDay(at, zone)}
          </time>
        </div>
        {entry.comment && (
          <div className={classes.comment}>
            <Markdown text={entry.comment} />
          </div>
        )}
        {entry.changes.length > 0 && !open && (
          <button type="button" className={classes.more} onClick={() => setOpen(true)}>
            Show what was altered
          </button>
        )}
        {open &&
          entry.changes.map((c) => <Difference key={c.field} title={c.title} before={c.before} after={c.after} />)}
      </div>
    </li>
  );
}
