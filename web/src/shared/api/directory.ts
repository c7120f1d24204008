import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { api, type Query } from './client';
import type { GroupView, Page, PersonView, ProcessRow, ProcessView, ServiceView } from './types';

/** People, groups, services and processes: small lists that many pages choose from. */

const minutes = 60_000;

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  staleTime: 5 * minutes,
  queryFn: ({ signal }) => all<PersonView>('/people', signal),
});

export const servicesQuery = queryOptions({
  queryKey: ['services'],
  staleTime: 5 * minutes,
  queryFn: ({ signal }) => all<ServiceView>('/services', signal),
});

export const groupsQuery = queryOptions({
  queryKey: ['groups'],
  staleTime: 5 * minutes,
  queryFn: ({ signal }) => all<GroupView>('/groups', signal),
});

export const processesQuery = queryOptions({
  queryKey: ['processes'],
  staleTime: 5 * minutes,
  queryFn: ({ signal }) => all<ProcessRow>('/processes', signal),
});

export const processQuery = (key: string, version?: number) =>
  queryOptions({
    queryKey: ['processes', key, version ?? 'newest'],
    staleTime: 5 * minutes,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      api.seen<ProcessView>(
        version === undefined
          ? `/processes/${encodeURIComponent(key)}`
          : `/processes/${encodeURIComponent(key)}/versions/${version}`,
        { signal },
      ),
  });

export const zonesQuery = queryOptions({
  queryKey: ['zones'],
  staleTime: Infinity,
  queryFn: async ({ signal }) => {
    const answer = await api.get<string[] | { items: string[] }>('/zones', { signal });
    return Array.isArray(answer) ? answer : answer.items;
  },
});

/** Reads a list to its end, in pages of 200. Bounded, so that a loop in the cursors cannot hang the page. */
export async function all<T>(path: string, signal: AbortSignal, query: Query = {}): Promise<T[]> {
  const found: T[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < 50; pages += 1) {
    const page = await api.get<Page<T>>(path, { query: { ...query, limit: 200, cursor }, signal });
    found.push(...page.items);
    cursor = page.next;
    if (!cursor) break;
  }
  return found;
}

export const usePeople = () => useQuery(peopleQuery);
export const useServices = () => useQuery(servicesQuery);
export const useGroups = () => useQuery(groupsQuery);
export const useProcesses = () => useQuery(processesQuery);

/** What a login, the key of a service or group, or a list of them is called; other values as they are. */
export function useNames(): (value: unknown) => string {
  const people = usePeople().data ?? [];
  const services = useServices().data ?? [];
  const one = (key: string) =>
    people.find((p) => p.login === key)?.name ?? services.find((s) => s.key === key)?.name ?? key;
  return (value) => {
    if (value === null || value === undefined) return '';
    if (Array.isArray(value)) return (value as string[]).map(one).join(', ');
    return typeof value === 'string' || typeof value === 'number' ? one(String(value)) : JSON.stringify(value);
  };
}
