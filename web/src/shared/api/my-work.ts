import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { MyWork } from './types';

/** What waits for me; its count stands in the navigation of every page. */
export const myWorkQuery = queryOptions({
  queryKey: ['my-work'],
  staleTime: 15_000,
  queryFn: ({ signal }) => api.get<MyWork>('/my-work', { signal }),
});
