import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { api, path } from '@/shared/api/client';
import type {
  ChangeFields,
  ChangeView,
  CommentView,
  DryRun,
  HistoryEntry,
  HistoryKind,
  Page,
  TaskView,
} from '@/shared/api/types';

export { changeQuery, lastEditsQuery } from '@/shared/api/change';

export const commentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['change', id, 'comments'],
    queryFn: async ({ signal }) => {
      const found: CommentView[] = [];
      let cursor: string | undefined;
      // Bounded, so that a loop in the cursors cannot hang the page.
      for (let pages = 0; pages < 100; pages += 1) {
        const page = await api.get<Page<CommentView>>(path('/changes', id, 'comments'), {
          query: { limit: 200, cursor },
          signal,
        });
        found.push(...page.items);
        cursor = page.next;
        if (!cursor) break;
      }
      return found;
    },
  });

export interface HistoryFilter {
  kind?: HistoryKind[] | undefined;
  by?: string | undefined;
}

export const historyQuery = (id: string, filter: HistoryFilter) =>
  infiniteQueryOptions({
    queryKey: ['change', id, 'history', filter],
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<HistoryEntry>>(path('/changes', id, 'history'), {
        query: { ...filter, order: 'desc', limit: 100, cursor: pageParam },
        signal,
      }),
    getNextPageParam: (last) => last.next,
  });

/** What an edit would do to that version, without doing it. */
export const tryEdit = (id: string, fields: ChangeFields, version: number) =>
  api.patch<DryRun>(path('/changes', id), { query: { dry_run: true }, body: fields, ifVersion: version });

export const edit = (id: string, fields: ChangeFields, version: number) =>
  api.patch<ChangeView>(path('/changes', id), { body: fields, ifVersion: version });

/** A write to a part of the change; what is shown is fetched again. */
export function useChangeWrite<T, R = unknown>(id: string, send: (input: T) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () =>
      Promise.all(
        [['change', id], ['my-work'], ['changes'], ['board']].map((queryKey) => client.invalidateQueries({ queryKey })),
      ),
  });
}

export interface NewTask {
  title: string;
  description?: string;
  assignee?: string;
  due?: string;
  checklist?: string[];
  after?: string[];
  optional?: boolean;
}

export const addTask = (id: string, task: NewTask) => api.post<TaskView>(path('/changes', id, 'tasks'), { body: task });

export const editTask = (
  id: string,
  task: string,
  body: { title?: string; description?: string; due?: string | null },
  ifVersion: number,
) => api.patch<TaskView>(path('/changes', id, 'tasks', task), { body, ifVersion });

export const tick = (id: string, task: string, item: number, ticked: boolean) =>
  api.versioned<TaskView>('PUT', path('/changes', id, 'tasks', task, 'checklist', item), { body: { ticked } });
