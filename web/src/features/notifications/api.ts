import { infiniteQueryOptions, type InfiniteData } from '@tanstack/react-query';
import { api, path } from '@/shared/api/client';
import type { NotificationView, Page } from '@/shared/api/types';

type Some = Page<NotificationView>;
export type Pages = InfiniteData<Some, string | undefined>;

/** The lists under this key are of one form, so that a mark can be set in all of them. */
export const listKey = ['notifications', 'list'];

/** The newest first: all that I was told, or what I have not read yet. */
export const notificationsQuery = (unreadOnly: boolean) =>
  infiniteQueryOptions({
    queryKey: [...listKey, unreadOnly],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api.get<Some>('/notifications', {
        query: { unread: unreadOnly || undefined, limit: 50, cursor: pageParam, total: pageParam === undefined },
        signal,
      }),
    getNextPageParam: (last) => last.next,
  });

/** As many as one answer holds: so many can be taken back at once. */
export const newestUnread = () => api.get<Some>('/notifications', { query: { unread: true, limit: 200, total: true } });

export const setRead = (id: number, read: boolean) =>
  api.patch<NotificationView>(path('/notifications', id), { body: { read } });

/** Marks all up to this one; what comes meanwhile stays unread. */
export const readUpTo = (id: number) => api.post('/notifications/read', { body: { up_to: id } });
