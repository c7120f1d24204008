import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, path } from './client';
import type { ChangeRow, ChangeView, HistoryEntry, Page } from './types';

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

/** Changes to choose from: by number or by any words, the latest first. */
export const choicesQuery = (words: string) =>
  queryOptions({
    queryKey: ['changes', 'choices', words],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      api.get<Page<ChangeRow>>('/changes', {
        query: { q: words || undefined, limit: 20, fields: 'id,title,stage_name,phase' },
        signal,
      }),
  });
