import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, path } from '@/shared/api/client';
import type { Page } from '@/shared/api/types';
import type { Timing } from '@/shared/timing/types';
import type { Board, BoardEdit, Meeting, MeetingRow, MeetingState, NewBoard } from './types';

/** Boards, those that meet first before others: there are never more than a hundred. */
export const boardsQuery = queryOptions({
  queryKey: ['cab', 'boards'],
  queryFn: async ({ signal }) => (await api.get<Page<Board>>('/boards', { query: { limit: 100 }, signal })).items,
});

export const boardQuery = (id: string) =>
  queryOptions({
    queryKey: ['cab', 'board', id],
    staleTime: 30_000,
    queryFn: ({ signal }) => api.seen<Board>(path('/boards', id), { signal }),
  });

export interface MeetingsAsked {
  board: string;
  state: MeetingState[];
  newestFirst?: boolean;
  limit: number;
}

export const meetingsQuery = ({ board, state, newestFirst, limit }: MeetingsAsked) =>
  queryOptions({
    queryKey: ['cab', 'meetings', { board, state, newestFirst, limit }],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      api.get<Page<MeetingRow>>('/meetings', { query: { board, state, newest_first: newestFirst, limit }, signal }),
  });

export const meetingQuery = (id: string) =>
  queryOptions({
    queryKey: ['cab', 'meeting', id],
    staleTime: 5_000,
    queryFn: ({ signal }) => api.get<Meeting>(path('/meetings', id), { signal }),
  });

/** When meetings would be by a timing. Nothing is saved. */
export const comingMeetingsQuery = (timing: Timing) =>
  queryOptions({
    queryKey: ['schedule-preview', 'cab', timing],
    staleTime: 30_000,
    placeholderData: keepPreviousData,
    retry: false,
    enabled: timing.start !== '',
    queryFn: ({ signal }) =>
      api.post<{
        repeats: string;
        coming: { local: string; planned: string; zone: string; fate: string }[];
        note: string;
      }>('/schedules/preview', { body: { ...timing, rule: timing.rule || null }, signal }),
  });

export const createBoard = (body: NewBoard) => api.post<Board>('/boards', { body });
export const editBoard = (id: string, body: BoardEdit, ifVersion: number | undefined) =>
  api.patch<Board>(path('/boards', id), { body, ifVersion });
export const retireBoard = (id: string, reason: string) =>
  api.post<Board>(path('/boards', id, 'retire'), { body: { reason } });
export const callMeeting = (board: string, body: { local: string; minutes: number }) =>
  api.post<Meeting>(path('/boards', board, 'meetings'), { body });

/** What is asked of a meeting: the last part of the address, with its body. */
export type MeetingAct =
  | { act: 'move'; local: string; minutes: number; reason: string }
  | { act: 'cancel'; reason: string }
  | { act: 'items'; change: string }
  | { act: 'remove' | 'postpone'; change: string; reason: string }
  | { act: 'order'; order: string[] }
  | { act: 'rank' | 'start' | 'close' }
  | { act: 'join' | 'leave'; person?: string }
  | { act: 'next'; change?: string }
  | { act: 'notes'; change?: string; text: string };

/** Acts on a meeting. Each answers with the meeting as it is then; who looks at it elsewhere hears of it by the stream. */
export function useMeetingAct(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ act, ...body }: MeetingAct) => api.post<Meeting>(path('/meetings', id, act), { body }),
    onSuccess: async (meeting) => {
      client.setQueryData(meetingQuery(id).queryKey, meeting);
      await client.invalidateQueries({ queryKey: ['cab', 'meetings'] });
    },
  });
}
