import { queryOptions } from '@tanstack/react-query';
import { api, path, type Seen } from '@/shared/api/client';
import type { ChangeRow, Page, ProcessDraftRow, ProcessView, VersionDifferences } from '@/shared/api/types';

export const retireProcess = ({ key, seen }: Seen<ProcessView>) =>
  api.post(path('/processes', key, 'retirement'), { body: {}, ifVersion: seen });
export const restoreProcess = ({ key, seen }: Seen<ProcessView>) =>
  api.delete(path('/processes', key, 'retirement'), { ifVersion: seen });

export const differencesQuery = (key: string, from: number, to: number) =>
  queryOptions({
    queryKey: ['processes', key, 'differences', from, to],
    staleTime: Infinity,
    queryFn: ({ signal }) =>
      api.get<VersionDifferences>(path('/processes', key, 'differences'), { query: { from, to }, signal }),
  });

/** How many changes under way run by an older version than the one in force. */
export const olderChangesQuery = (key: string) =>
  queryOptions({
    queryKey: ['changes', 'of-older-versions', key],
    queryFn: async ({ signal }) => {
      const query = { process: [key], process_version: ['older'], limit: 1, total: true };
      const page = await api.get<Page<ChangeRow>>('/changes', { query, signal });
      return page.total ?? page.items.length;
    },
  });

/** Drafts that were begun, one for each process; only for those who publish. */
export const draftsQuery = queryOptions({
  queryKey: ['process-drafts'],
  queryFn: async ({ signal }) =>
    (await api.get<Page<ProcessDraftRow>>('/process-drafts', { query: { limit: 200 }, signal })).items,
});

/** Begins a draft; refused with 412 where there is one. */
export const beginDraft = (key: string, yaml: string) => api.put(path('/process-drafts', key), { body: { yaml } });
