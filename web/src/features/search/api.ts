import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '@/shared/api/client';
import type { SearchAnswer } from '@/shared/api/types';

export const searchQuery = (q: string) =>
  queryOptions({
    queryKey: ['search', q],
    enabled: q.trim().length > 0,
    staleTime: 15_000,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<SearchAnswer>('/search', { query: { q }, signal }),
  });
