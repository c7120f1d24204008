import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { NotificationView, Page } from './types';

/** How many notifications I have not read yet; it stands at the bell of every page. */
export const unreadQuery = queryOptions({
  queryKey: ['notifications', 'unread'],
  staleTime: 15_000,
  queryFn: async ({ signal }) => {
    const query = { unread: true, limit: 1, total: true };
    return (await api.get<Page<NotificationView>>('/notifications', { query, signal })).total ?? 0;
  },
});
