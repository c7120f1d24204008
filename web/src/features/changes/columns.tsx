import type { ReactNode } from 'react';
import type { ChangeRow } from '@/shared/api/types';
import { firstNames, typeName } from '@/shared/lib/words';
import { Planned, When } from '@/shared/time/when';
import { OutcomeBadge, OutcomeMark, PhaseBadge, PriorityMark } from '@/shared/ui/badge';
import { PersonChip, PersonStack } from '@/shared/ui/person';
import { RiskMark } from '@/shared/ui/risk';
import { WaitsOn } from '@/shared/ui/waiting-list';

export interface Column {
  key: string;
  title: string;
  /** In pixels: what it takes where there is room, and the least with which it can be read. */
  width: number;
  least: number;
  /** The API's word for sorting by it. */
  sort?: string;
  cell: (row: ChangeRow) => ReactNode;
}

/** Everybody who can meet a condition, once each. */
export function waitsFor(row: ChangeRow) {
  return [...new Map(row.waiting.flatMap((w) => w.people).map((p) => [p.login, p])).values()];
}

/** Where it waits for nothing but other changes: which. */
function otherChanges(row: ChangeRow): string[] {
  const keys = row.waiting.map((w) => w.key);
  return keys.every((key) => /^CHG-\d+$/.test(key)) ? keys : [];
}

function Waits({ row }: { row: ChangeRow }) {
  const others = otherChanges(row);
  if (others.length > 0) {
    return (
      <span className="fade">
        {others.slice(0, 2).join(', ')}
        {others.length > 2 && ` +${others.length - 2}`}
      </span>
    );
  }
  const people = waitsFor(row);
  if (people.length > 0) {
    return (
      <>
        <PersonStack people={people} most={2} counted={false} />
        <span className="fade">{people.length === 1 ? people[0]?.name : firstNames(people, 2)}</span>
      </>
    );
  }
  return (
    <span className="fade">
      <WaitsOn waiting={row.waiting} />
    </span>
  );
}

/** Where it stands. Closed, that is how it ended; under review, how it went so far stands beside the stage. */
function Stage({ row }: { row: ChangeRow }) {
  if (row.closed && row.outcome) return <OutcomeBadge outcome={row.outcome} />;
  return (
    <>
      <PhaseBadge phase={row.phase}>{row.stage_name}</PhaseBadge>
      {row.outcome && <OutcomeMark outcome={row.outcome} />}
    </>
  );
}

/** All but number and title, which always stand first. */
export const columns: Column[] = [
  {
    key: 'stage',
    title: 'Stage',
    width: 184,
    least: 136,
    sort: 'phase',
    cell: (r) => <Stage row={r} />,
  },
  { key: 'waiting', title: 'Waits for', width: 160, least: 134, cell: (r) => <Waits row={r} /> },
  {
    key: 'since',
    title: 'Since',
    width: 104,
    least: 100,
    sort: 'stage_since',
    cell: (r) => <When at={r.stage_since} />,
  },
  {
    key: 'priority',
    title: 'Priority',
    width: 92,
    least: 84,
    sort: 'priority',
    cell: (r) => r.priority && <PriorityMark priority={r.priority} />,
  },
  {
    key: 'risk',
    title: 'Risk',
    width: 104,
    least: 92,
    cell: (r) => r.risk && <RiskMark level={r.risk} />,
  },
  { key: 'owner', title: 'Owner', width: 150, least: 122, cell: (r) => <PersonChip person={r.owner} /> },
  { key: 'requester', title: 'Requester', width: 150, least: 122, cell: (r) => <PersonChip person={r.requester} /> },
  {
    key: 'services',
    title: 'Services',
    width: 180,
    least: 110,
    cell: (r) => <span className="fade">{r.services.map((s) => s.name).join(', ')}</span>,
  },
  {
    key: 'planned',
    title: 'Planned start',
    width: 172,
    least: 160,
    sort: 'planned_start',
    cell: (r) => r.planned_start && <Planned at={r.planned_start} />,
  },
  { key: 'type', title: 'Type', width: 92, least: 84, cell: (r) => typeName[r.type] },
  { key: 'tags', title: 'Tags', width: 140, least: 90, cell: (r) => <span className="fade">{r.tags.join(', ')}</span> },
  { key: 'created', title: 'Created', width: 104, least: 100, sort: 'created', cell: (r) => <When at={r.created} /> },
  { key: 'updated', title: 'Updated', width: 104, least: 100, sort: 'updated', cell: (r) => <When at={r.updated} /> },
];

export const usualColumns = ['stage', 'waiting', 'priority', 'owner', 'updated'];
