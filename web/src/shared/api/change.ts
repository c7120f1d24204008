import { queryOptions } from '@tanstack/react-query';
import { api, path } from './client';
import type { ChangeView, HistoryEntry, Page } from './types';

export const changeQuery = (id: string) =>
  queryOptions({
    queryKey: ['change', id],
    staleTime: 5_000,
    queryFn: ({ signal }) => api.get<ChangeView>(path('/changes', id), { signal }),
  });

/** The latest edits of fields, newest first, as of a version. */
export const lastEditsQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['change', id, 'history', 'edits', version],
    queryFn: async ({ signal }) => {
      const query = { kind: 'fields', order: 'desc', limit: 20 };
      return (await api.get<Page<HistoryEntry>>(path('/changes', id, 'history'), { query, signal })).items;
    },
  });
