import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, path, type Seen } from '@/shared/api/client';
import type { Page, StreamEntry } from '@/shared/api/types';
import type {
  Coming,
  PastOccurrence,
  ScheduleInput,
  SchedulePreview,
  ScheduleRow,
  ScheduleState,
  ScheduleView,
  Timing,
} from './types';

export interface ScheduleFilter {
  q?: string | undefined;
  state?: ScheduleState | undefined;
  mine?: boolean | undefined;
  wanting?: 'owner' | 'opening' | undefined;
}

export const schedulesQuery = ({ q, state, mine, wanting }: ScheduleFilter, cursor?: string) =>
  queryOptions({
    queryKey: ['schedules', 'list', { q, state, mine, wanting, cursor }],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      api.get<Page<ScheduleRow>>('/schedules', {
        query: {
          q,
          state,
          person: mine ? 'me' : undefined,
          needs_owner: wanting === 'owner' ? true : undefined,
          in_trouble: wanting === 'opening' ? true : undefined,
          limit: 50,
          cursor,
        },
        signal,
      }),
  });

export const comingQuery = (days: number, mine: boolean) =>
  queryOptions({
    queryKey: ['schedules', 'coming', days, mine],
    queryFn: ({ signal }) =>
      api.get<{ items: Coming[]; all: boolean }>('/schedules/coming', {
        query: {
          before: new Date(Date.now() + days * 86_400_000).toISOString().replace(/\.\d+/, ''),
          person: mine ? 'me' : undefined,
        },
        signal,
      }),
  });

export const scheduleQuery = (id: string) =>
  queryOptions({
    queryKey: ['schedules', id],
    queryFn: ({ signal }) => api.seen<ScheduleView>(path('/schedules', id), { signal }),
  });

export const pastQuery = (id: string) =>
  queryOptions({
    queryKey: ['schedules', id, 'past'],
    queryFn: ({ signal }) =>
      api.get<Page<PastOccurrence>>(path('/schedules', id, 'occurrences'), { query: { limit: 20 }, signal }),
  });

export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: ['schedules', id, 'history'],
    queryFn: ({ signal }) =>
      api.get<Page<StreamEntry>>(path('/schedules', id, 'history'), { query: { limit: 30 }, signal }),
  });

/** The timing of a new schedule, or what of one is edited: from an occurrence on, or of all that is to come. */
export type PreviewAsked =
  { timing: Timing } | { id: string; from: string | undefined; timing: ScheduleInput['timing'] };

/** What would come of it, for what is written so far. */
export const schedulePreviewQuery = (asked: PreviewAsked) =>
  queryOptions({
    queryKey: ['schedule-preview', asked],
    staleTime: 30_000,
    placeholderData: keepPreviousData,
    retry: false,
    enabled: asked.timing?.start !== '',
    queryFn: ({ signal }) =>
      'id' in asked
        ? api.post<SchedulePreview>(path('/schedules', asked.id, 'preview'), {
            body: { local: asked.from, timing: asked.timing },
            signal,
          })
        : api.post<SchedulePreview>('/schedules/preview', { body: asked.timing, signal }),
  });

export const createSchedule = (body: ScheduleInput) => api.post<ScheduleView>('/schedules', { body });
export const editSchedule = (id: string, body: ScheduleInput, ifVersion: number | undefined) =>
  api.patch<ScheduleView>(path('/schedules', id), { body, ifVersion });
export const changeFrom = (id: string, local: string, body: ScheduleInput, ifVersion: number | undefined) =>
  api.post<ScheduleView>(path('/schedules', id, 'change-from'), { body: { local, ...body }, ifVersion });

type Of = Seen<ScheduleView>;
export const pause = ({ id, seen }: Of, reason: string) =>
  api.post<ScheduleView>(path('/schedules', id, 'pause'), { body: { reason }, ifVersion: seen });
export const resume = ({ id, seen }: Of) =>
  api.post<ScheduleView>(path('/schedules', id, 'resume'), { body: {}, ifVersion: seen });
export const end = ({ id, seen }: Of, reason: string) =>
  api.post<ScheduleView>(path('/schedules', id, 'end'), { body: { reason }, ifVersion: seen });
export const skip = ({ id, seen }: Of, local: string, reason: string) =>
  api.post<ScheduleView>(path('/schedules', id, 'skips'), { body: { local, reason }, ifVersion: seen });
export const unskip = ({ id, seen }: Of, local: string) =>
  api.delete(path('/schedules', id, 'skips', local), { ifVersion: seen });
