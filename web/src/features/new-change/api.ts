import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '@/shared/api/client';
import { ApiError } from '@/shared/api/problem';
import type { ChangeFields, ChangeView, NewChange, Preview } from '@/shared/api/types';

export interface Draft {
  process?: string;
  fields: ChangeFields;
}

export const draftKey = (process: string) => `new-change-${process}`;

/** What was written the last time and not sent; null where there is none. */
export const draftQuery = (process: string) =>
  queryOptions({
    queryKey: ['draft', process],
    staleTime: Infinity,
    gcTime: 0,
    queryFn: async ({ signal }): Promise<ChangeFields | null> => {
      try {
        return await api.get<ChangeFields>(`/drafts/${draftKey(process)}`, { signal });
      } catch (error) {
        if (error instanceof ApiError && error.status === 404) return null;
        throw error;
      }
    },
  });

/** Who will approve, which stages, what is still missing: for what is written so far. */
export const previewQuery = (body: NewChange) =>
  queryOptions({
    queryKey: ['preview', body],
    staleTime: 30_000,
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: ({ signal }) => api.post<Preview>('/changes/preview', { body, signal }),
  });

export const create = (body: NewChange) => api.post<ChangeView>('/changes', { body });
