import { Button, Chip, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { IconCalendarRepeat, IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useMay } from '@/shared/api/session';
import { plural } from '@/shared/lib/words';
import { Planned } from '@/shared/time/when';
import { Badge } from '@/shared/ui/badge';
import { DataTable, type DataColumn } from '@/shared/ui/data-table';
import { Page } from '@/shared/ui/page';
import { PersonChip } from '@/shared/ui/person';
import { Empty, Loaded } from '@/shared/ui/states';
import { comingQuery, schedulesQuery, type ScheduleFilter } from './api';
import { ToCome } from './to-come';
import { Wanting } from './wanting';
import type { ScheduleRow, ScheduleState } from './types';
import classes from './schedules.module.css';

const route = getRouteApi('/frame/schedules');

type SchedulesSearch = ScheduleFilter & { view?: 'list' | undefined };

export const stateName: Record<ScheduleState, string> = { active: 'Goes on', paused: 'Paused', ended: 'Ended' };

/** First what is to come, by day; then the schedules themselves. */
export function SchedulesPage() {
  const search = route.useSearch();
  const { view, mine } = search;
  const navigate = useNavigate();
  const may = useMay('create_change');
  const show = (part: Partial<SchedulesSearch>) =>
    void navigate({ to: '/schedules', search: { ...search, ...part }, replace: true });
  return (
    <Page
      title="Schedules"
      lead="Changes that are opened by themselves at a later time, once or again and again."
      actions={
        <>
          <SegmentedControl
            aria-label="View"
            size="sm"
            value={view ?? 'coming'}
            data={[
              { value: 'coming', label: 'To come' },
              { value: 'list', label: 'Schedules' },
            ]}
            onChange={(value) => show({ view: value === 'list' ? 'list' : undefined })}
          />
          {may && (
            <Button
              leftSection={<IconPlus size={16} aria-hidden />}
              renderRoot={(props) => <Link to="/schedules/new" {...props} />}
            >
              New schedule
            </Button>
          )}
        </>
      }
    >
      <Wanting onShow={(wanting) => show({ view: 'list', wanting, q: undefined, state: undefined })} />
      {view === 'list' ? (
        <List filter={search} onFilter={show} />
      ) : (
        <Coming mine={mine ?? false} onMine={(next) => show({ mine: next || undefined })} />
      )}
    </Page>
  );
}

function Coming({ mine, onMine }: { mine: boolean; onMine: (mine: boolean) => void }) {
  const [days, setDays] = useState('31');
  const coming = useQuery(comingQuery(Number(days), mine));
  return (
    <>
      <div className={classes.filters}>
        <Select
          aria-label="How far ahead"
          w={190}
          allowDeselect={false}
          data={[
            { value: '31', label: 'The next month' },
            { value: '92', label: 'The next three months' },
            { value: '366', label: 'The next year' },
          ]}
          value={days}
          onChange={(value) => value && setDays(value)}
        />
        <Chip checked={mine} onChange={onMine} size="sm" radius="sm">
          Mine
        </Chip>
      </div>
      <Loaded query={coming}>{({ items, all }) => <ToCome items={items} all={all} />}</Loaded>
    </>
  );
}

const columns: DataColumn<ScheduleRow>[] = [
  {
    key: 'name',
    title: 'Name',
    cell: (s) => (
      <>
        <Link to="/schedules/$id" params={{ id: s.id }} className="row-link">
          {s.name}
        </Link>
        {s.trouble && <Badge tone="bad">Not opened</Badge>}
        {s.needs_owner && <Badge tone="issues">No owner</Badge>}
        {s.state !== 'active' && <Badge tone="void">{stateName[s.state]}</Badge>}
      </>
    ),
  },
  { key: 'id', title: 'Number', width: '90px', quiet: true, phone: false, cell: (s) => s.id },
  {
    key: 'next',
    title: 'Next window',
    width: '200px',
    cell: (s) => (s.upcoming ? <Planned at={s.upcoming.start} /> : ''),
  },
  { key: 'repeats', title: 'Repeats', width: '22%', phone: false, cell: (s) => s.repeats },
  { key: 'owner', title: 'Owner', width: '18%', phone: false, cell: (s) => <PersonChip person={s.owner} /> },
];

interface ListProps {
  filter: ScheduleFilter;
  onFilter: (part: Partial<ScheduleFilter>) => void;
}

function List({ filter, onFilter }: ListProps) {
  const [pages, setPages] = useState<(string | undefined)[]>([undefined]);
  return (
    <>
      <div className={classes.filters}>
        <TextInput
          className={classes.words ?? ''}
          aria-label="Search in names"
          placeholder="Search in names"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={filter.q ?? ''}
          onChange={(event) => onFilter({ q: event.currentTarget.value || undefined })}
        />
        <Select
          aria-label="State"
          w={150}
          placeholder="Any state"
          clearable
          clearButtonProps={{ 'aria-label': 'Clear' }}
          data={Object.entries(stateName).map(([value, label]) => ({ value, label }))}
          value={filter.state ?? null}
          onChange={(value) => onFilter({ state: (value as ScheduleState | null) ?? undefined })}
        />
        <Chip
          checked={filter.mine ?? false}
          onChange={(mine) => onFilter({ mine: mine || undefined })}
          size="sm"
          radius="sm"
        >
          Mine
        </Chip>
        {filter.wanting && (
          <Button variant="default" size="xs" onClick={() => onFilter({ wanting: undefined })}>
            Only those that {filter.wanting === 'owner' ? 'need an owner' : 'could not be opened'} ×
          </Button>
        )}
      </div>
      {pages.map((cursor, i) => (
        <OnePage
          key={cursor ?? ''}
          filter={filter}
          cursor={cursor}
          onMore={i === pages.length - 1 ? (next) => setPages((old) => [...old, next]) : undefined}
        />
      ))}
    </>
  );
}

interface OnePageProps {
  filter: ScheduleFilter;
  cursor: string | undefined;
  onMore: ((next: string) => void) | undefined;
}

function OnePage({ filter, cursor, onMore }: OnePageProps) {
  const found = useQuery(schedulesQuery(filter, cursor));
  const filtered = !!(filter.q || filter.state || filter.mine || filter.wanting);
  return (
    <Loaded query={found}>
      {({ items, next, total }) =>
        items.length === 0 ? (
          <Empty icon={IconCalendarRepeat} title={filtered ? 'No such schedule' : 'Nothing is scheduled yet'}>
            {filtered
              ? 'No schedule fits what you look for.'
              : 'What comes again, such as a certificate’s renewal, is written once here and opened by itself.'}
          </Empty>
        ) : (
          <>
            {!cursor && total !== undefined && <p className="visually-hidden">{plural(total, 'schedule')}</p>}
            <DataTable label="Schedules" columns={columns} rows={items} keyOf={(s) => s.id} />
            {next && onMore && (
              <Button variant="default" size="xs" mt="sm" onClick={() => onMore(next)}>
                Show more
              </Button>
            )}
          </>
        )
      }
    </Loaded>
  );
}
