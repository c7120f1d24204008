import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { Page, WebhookView } from './types';

/** Where rules of processes can send what happens; for administrators alone. */
export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  // There are 100 at most, so that one page holds them all.
  queryFn: async ({ signal }) =>
    (await api.get<Page<WebhookView>>('/webhooks', { query: { limit: 200 }, signal })).items,
});
