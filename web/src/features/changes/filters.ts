import type { ChangeFilter } from '@/shared/lib/change-filter';
import { outcomeName, phaseName, phases, priorityName, typeName } from '@/shared/lib/words';

export type FacetKey = Exclude<keyof ChangeFilter, 'q' | 'where'>;

export interface Facet {
  key: FacetKey;
  title: string;
  /** Where its values come from: a fixed list, or what people, services and processes there are. */
  values: { value: string; label: string }[] | 'people' | 'services' | 'processes' | 'typed';
  /** Where it is typed: how. */
  placeholder?: string;
  /** Shown where the address has it, not offered: few ask for it here. */
  rare?: boolean;
}

const fixed = (names: Record<string, string>, order = Object.keys(names)) =>
  order.map((value) => ({ value, label: names[value] ?? value }));

export const stateName: Record<string, string> = { open: 'Open', on_hold: 'On hold', closed: 'Closed', any: 'Any' };

/** For views that several people open. */
export const whoeverLooks = { value: 'me', label: 'Me, whoever looks' };

export const facets: Facet[] = [
  { key: 'state', title: 'State', values: fixed(stateName) },
  { key: 'phase', title: 'Phase', values: fixed(phaseName, phases) },
  { key: 'priority', title: 'Priority', values: fixed(priorityName) },
  { key: 'type', title: 'Type', values: fixed(typeName) },
  { key: 'process', title: 'Process', values: 'processes' },
  {
    key: 'process_version',
    title: 'Version of its process',
    values: [{ value: 'older', label: 'Older than the newest' }],
  },
  { key: 'service', title: 'Service', values: 'services' },
  { key: 'waiting_for', title: 'Waiting for', values: 'people' },
  { key: 'owner', title: 'Owner', values: 'people' },
  { key: 'requester', title: 'Requester', values: 'people' },
  { key: 'person', title: 'With a part in it', values: 'people' },
  { key: 'outcome', title: 'Outcome', values: fixed(outcomeName) },
  { key: 'tag', title: 'Tag', values: 'typed', placeholder: 'A tag, then Enter' },
  { key: 'parent', title: 'Part of', values: 'typed', placeholder: 'CHG-1042, then Enter' },
  { key: 'linked_to', title: 'Linked to', values: 'typed', placeholder: 'CHG-1042, then Enter' },
  { key: 'stage', title: 'Stage', values: 'typed', placeholder: 'Key of a stage, then Enter', rare: true },
  ...(
    [
      ['created_after', 'Created from'],
      ['created_before', 'Created before'],
      ['planned_after', 'Planned from'],
      ['planned_before', 'Planned before'],
    ] as const
  ).map(([key, title]) => ({ key, title, values: 'typed' as const, placeholder: '2027-01-30T00:00:00Z', rare: true })),
];

export interface Preset {
  title: string;
  filter: ChangeFilter;
}

/** The ways people most often look at changes. */
export function presets(me: string): Preset[] {
  return [
    { title: 'Open', filter: {} },
    { title: 'Waiting for me', filter: { waiting_for: [me] } },
    { title: 'With my part', filter: { person: [me] } },
    { title: 'On hold', filter: { state: ['on_hold'] } },
    { title: 'Closed', filter: { state: ['closed'] } },
    { title: 'All', filter: { state: ['any'] } },
  ];
}

/** Without empty entries, so that two equal filters are one address and one query. */
export function tidy(filter: ChangeFilter): ChangeFilter {
  const kept = Object.entries(filter).filter(([, v]) =>
    Array.isArray(v) ? v.length > 0 : v !== undefined && v !== '',
  );
  return Object.fromEntries(kept);
}

export function sameFilter(a: ChangeFilter, b: ChangeFilter): boolean {
  const text = (filter: ChangeFilter) =>
    JSON.stringify(Object.entries(tidy(filter)).sort(([x], [y]) => x.localeCompare(y)));
  return text(a) === text(b);
}
