import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { api, path } from '@/shared/api/client';
import type {
  MailDelivery,
  MailKind,
  MailParts,
  MailServer,
  MailState,
  MailTemplate,
  MailTemplateLine,
  Page,
} from '@/shared/api/types';

const key = ['mail'];

/** Nothing tells the page of a try, so it looks while it is open. */
const lookAgain = 5_000;

export const mailServerQuery = queryOptions({
  queryKey: [...key, 'server'],
  queryFn: ({ signal }) => api.get<MailServer>('/mail', { signal }),
  refetchInterval: lookAgain,
});

/** Which lines of the log are shown. */
export interface MailFilter {
  state: MailState | undefined;
  person: string | undefined;
  change: string | undefined;
}

/** The newest first. */
export const deliveriesQuery = (filter: MailFilter) =>
  infiniteQueryOptions({
    queryKey: [...key, 'deliveries', filter],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<MailDelivery>>('/mail/deliveries', {
        query: { limit: 50, cursor: pageParam, ...filter },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: lookAgain,
    retry: false,
  });

export const sendTest = () => api.post<MailDelivery>('/mail/test', { body: {} });
export const sendAgain = (id: number) => api.post<MailDelivery>(path('/mail/deliveries', id, 'again'), { body: {} });

export const templatesQuery = queryOptions({
  queryKey: [...key, 'templates'],
  queryFn: async ({ signal }) => (await api.get<Page<MailTemplateLine>>('/mail/templates', { signal })).items,
});

export const templateQuery = (kind: string) =>
  queryOptions({
    queryKey: [...key, 'templates', kind],
    queryFn: ({ signal }) => api.seen<MailTemplate>(path('/mail/templates', kind), { signal }),
  });

/** What the mail would look like, with invented values; refused with what is wrong, each at its part. */
export const previewQuery = (kind: MailKind, parts: MailParts) =>
  queryOptions({
    queryKey: [...key, 'preview', kind, parts],
    queryFn: ({ signal }) => api.post<MailParts>(path('/mail/templates', kind, 'preview'), { body: parts, signal }),
    staleTime: 30_000,
    gcTime: 60_000,
    retry: false,
  });

export const saveTemplate = (kind: MailKind, parts: MailParts, ifVersion: number | undefined) =>
  api.versioned<MailTemplate>('PUT', path('/mail/templates', kind), { body: parts, ifVersion });
export const resetTemplate = (kind: MailKind) => api.delete(path('/mail/templates', kind));

export function useMailWrite<T, R = unknown>(send: (input: T) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: () => client.invalidateQueries({ queryKey: key }) });
}
