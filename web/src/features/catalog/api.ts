import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, path } from '@/shared/api/client';
import { all } from '@/shared/api/directory';
import type { ChangeFields, ChangeView } from '@/shared/api/types';
import type { Entry, EntryCard, EntryEdit, EntryState, NewEntry } from './types';

export interface CatalogFilter {
  q?: string | undefined;
  state?: EntryState | undefined;
  service?: string | undefined;
  /** Only what waits for a change manager. */
  waiting?: boolean | undefined;
}

/** The cards by title: catalogs are read, not paged through. */
export const cardsQuery = (filter: CatalogFilter) =>
  queryOptions({
    queryKey: ['catalog', 'cards', filter],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => all<EntryCard>('/catalog', signal, { ...filter }),
  });

export const entryQuery = (key: string) =>
  queryOptions({
    queryKey: ['catalog', 'entry', key],
    queryFn: ({ signal }) => api.seen<Entry>(path('/catalog', key), { signal }),
  });

export const proposeEntry = (body: NewEntry) => api.post<Entry>('/catalog', { body });
export const proposeVersion = (key: string, body: EntryEdit, ifVersion: number | undefined) =>
  api.post<Entry>(path('/catalog', key, 'versions'), { body, ifVersion });

/** What is done to an entry as it was read: an act of somebody else meanwhile is refused, not overlooked. */
export type EntryAct =
  | { act: 'approval'; version: number; comment: string }
  | { act: 'rejection'; version: number; reason: string }
  | { act: 'renewal' | 'retirement/approval'; comment: string }
  | { act: 'retirement' | 'retirement/refusal'; reason: string }
  | { act: 'owner'; owner: string };

export function actOn(entry: { key: string; seen: number | undefined }, { act, ...body }: EntryAct): Promise<Entry> {
  const call = { body, ifVersion: entry.seen };
  const at = path('/catalog', entry.key, ...act.split('/'));
  return act === 'owner' ? api.put<Entry>(at, call) : api.post<Entry>(at, call);
}

/** Makes the change and asks for it. Where something still keeps it in its first stage, its page says what. */
export async function schedule(key: string, fields: ChangeFields): Promise<ChangeView> {
  const change = await api.post<ChangeView>('/changes', { body: { ...fields, catalog_entry: key } });
  const ready = change.possible.some((one) => one.act === 'advance' && one.ready);
  return ready ? api.post<ChangeView>(path('/changes', change.id, 'transitions'), { body: {} }) : change;
}
