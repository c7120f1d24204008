import { queryOptions } from '@tanstack/react-query';
import { api, path } from './client';
import type { ContingencyView, Page } from './types';

/** What the outcome of a change has called, and what was started by hand. A change has a hundred at most. */
export const listContingencies = async (change: string, signal?: AbortSignal) =>
  (
    await api.get<Page<ContingencyView>>(path('/changes', change, 'contingencies'), {
      query: { limit: 200 },
      ...(signal && { signal }),
    })
  ).items;

// Their runs are other changes, which others move: the key begins like that of lists.
export const contingenciesQuery = (change: string) =>
  queryOptions({
    queryKey: ['changes', 'contingencies', change],
    queryFn: ({ signal }) => listContingencies(change, signal),
  });
