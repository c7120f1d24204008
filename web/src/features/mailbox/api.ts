import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, path } from '@/shared/api/client';
import type { MailboxLetter, MailboxLine, Page } from '@/shared/api/types';

/** What was sent instead of leaving, the newest first: all, or to one person. */
export const lettersQuery = (person: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['mailbox', 'list', person ?? ''],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<MailboxLine>>('/mailbox', { query: { limit: 50, cursor: pageParam, person }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    // Nothing tells the page of a mail, so it looks while it is open.
    refetchInterval: 5_000,
    retry: false,
  });

export const letterQuery = (id: number) =>
  queryOptions({
    queryKey: ['mailbox', 'one', id],
    queryFn: ({ signal }) => api.get<MailboxLetter>(path('/mailbox', id), { signal }),
    staleTime: Infinity,
    retry: false,
  });
