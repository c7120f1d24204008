import { queryOptions } from '@tanstack/react-query';
import { api, path } from '@/shared/api/client';
import { ApiError } from '@/shared/api/problem';
import type { ChangeFields, ChangeView, NewChange } from '@/shared/api/types';
import type { Linked } from './linked';

/** What is kept of a change that is not asked for yet. */
export type Draft = ChangeFields & Pick<NewChange, 'risk_answers'>;

/** A draft for each process, and one for each change that a new one is linked to. */
export const draftKey = (process: string, linked?: Linked) =>
  linked ? `new-change-${process}-${linked.kind}-${linked.to}` : `new-change-${process}`;

/** What was written the last time and not sent; null where there is none. */
export const draftQuery = (key: string) =>
  queryOptions({
    queryKey: ['draft', key],
    staleTime: Infinity,
    gcTime: 0,
    queryFn: async ({ signal }): Promise<Draft | null> => {
      try {
        return await api.get<Draft>(path('/drafts', key), { signal });
      } catch (error) {
        if (error instanceof ApiError && error.status === 404) return null;
        throw error;
      }
    },
  });

export const create = (body: NewChange) => api.post<ChangeView>('/changes', { body });
