import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, path } from '@/shared/api/client';
import type {
  DeliveryState,
  DeliveryView,
  Page,
  WebhookFormat,
  WebhookView,
  WebhookWithSecret,
} from '@/shared/api/types';

export const webhookQuery = (key: string) =>
  queryOptions({
    queryKey: ['webhooks', key],
    queryFn: ({ signal }) => api.seen<WebhookView>(path('/webhooks', key), { signal }),
  });

export const deliveriesQuery = (key: string, state: DeliveryState | undefined) =>
  infiniteQueryOptions({
    queryKey: ['webhooks', key, 'deliveries', state ?? 'any'],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<DeliveryView>>(path('/webhooks', key, 'deliveries'), {
        query: { limit: 50, cursor: pageParam, state },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    // Nothing tells the page of a try, so it looks while it is open.
    refetchInterval: 5_000,
  });

export interface WebhookFields {
  key: string;
  name: string;
  url: string;
  format: WebhookFormat;
}

export const addWebhook = (fields: WebhookFields) => api.post<WebhookWithSecret>('/webhooks', { body: fields });
export const editWebhook = (
  key: string,
  fields: Partial<Omit<WebhookFields, 'key'>> & { enabled?: boolean },
  ifVersion?: number,
) => api.patch<WebhookView>(path('/webhooks', key), { body: fields, ...(ifVersion !== undefined && { ifVersion }) });
export const removeWebhook = (key: string) => api.delete(path('/webhooks', key));
export const drawSecret = (key: string) => api.post<WebhookWithSecret>(path('/webhooks', key, 'secret'), { body: {} });
export const testWebhook = (key: string) => api.post<DeliveryView>(path('/webhooks', key, 'test'), { body: {} });
export const retryDelivery = (key: string, id: number) =>
  api.post<DeliveryView>(path('/webhooks', key, 'deliveries', id, 'retry'), { body: {} });

export function useWebhooksWrite<T, R = unknown>(send: (input: T) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => client.invalidateQueries({ queryKey: ['webhooks'] }),
  });
}
