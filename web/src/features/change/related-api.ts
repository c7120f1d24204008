import { queryOptions } from '@tanstack/react-query';
import { api, path } from '@/shared/api/client';
import type { ContingencyView, LinkView, NewLink, Page, RelatedWork } from '@/shared/api/types';

// What others do alters both, so they are fetched again with every change: the key begins like that of lists.
export const linksQuery = (id: string) =>
  queryOptions({
    queryKey: ['changes', 'links', id],
    queryFn: async ({ signal }) => {
      const found: LinkView[] = [];
      let cursor: string | undefined;
      // Bounded, so that a loop in the cursors cannot hang the page.
      for (let pages = 0; pages < 20; pages += 1) {
        const page = await api.get<Page<LinkView>>(path('/changes', id, 'links'), {
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

export const relatedQuery = (id: string) =>
  queryOptions({
    queryKey: ['changes', 'related', id],
    queryFn: ({ signal }) => api.get<RelatedWork>(path('/changes', id, 'related'), { signal }),
  });

export const addLink = (id: string, link: NewLink) => api.post<LinkView>(path('/changes', id, 'links'), { body: link });

export const removeLink = (id: string, number: number) => api.delete(path('/changes', id, 'links', number));

export const settleLink = (id: string, number: number, settled: boolean) =>
  api.put<LinkView>(path('/changes', id, 'links', number, 'settled'), { body: { settled } });

const contingencies = (id: string, ...parts: (string | number)[]) => path('/changes', id, 'contingencies', ...parts);

/** Its run, or why it could not be started. */
export const startContingency = (id: string, process: string) =>
  api.post<ContingencyView>(contingencies(id), { body: { process } });

export const retryContingency = (id: string, number: number) =>
  api.post<ContingencyView>(contingencies(id, number, 'start'), { body: {} });

export const dismissContingency = (id: string, number: number, reason: string) =>
  api.post<ContingencyView>(contingencies(id, number, 'dismissal'), { body: { reason } });

/** The same link again, where it was taken away by mistake. */
export function asNew(link: LinkView): NewLink | undefined {
  if (link.address) return { kind: link.kind, address: link.address, title: link.title ?? link.address };
  return link.change && { kind: link.kind, change: link.change.id };
}
