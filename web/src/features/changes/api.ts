import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, type Query } from '@/shared/api/client';
import type { Board, ChangeRow, Page } from '@/shared/api/types';
import type { ChangeFilter } from '@/shared/lib/change-filter';

/** Open changes are what people look at; `any` asks for all of them. */
export function filterQuery(filter: ChangeFilter): Query {
  const state = filter.state ?? ['open'];
  return { ...filter, state: state.includes('any') ? undefined : state };
}

export const changesQuery = (filter: ChangeFilter, sort: string) =>
  infiniteQueryOptions({
    queryKey: ['changes', filter, sort],
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<ChangeRow>>('/changes', {
        query: { ...filterQuery(filter), sort, limit: 100, cursor: pageParam, total: pageParam === undefined },
        signal,
      }),
    getNextPageParam: (last) => last.next,
  });

export const boardQuery = (filter: ChangeFilter) =>
  queryOptions({
    queryKey: ['board', filter],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<Board>('/changes/board', { query: filterQuery(filter), signal }),
  });
