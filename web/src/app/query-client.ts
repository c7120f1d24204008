import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from '@/shared/api/problem';
import { sessionQuery } from '@/shared/api/session';

/** Reads are tried again only where trying again can help; a session that ended leads to the sign-in page. */
export function makeQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof ApiError && error.status === 401) client.setQueryData(sessionQuery.queryKey, null);
      },
    }),
    defaultOptions: {
      // The browser's word on whether there is a network says nothing of a server at hand: what fails says so at once,
      // and nothing is kept to be sent at a later hour than it was asked for.
      mutations: { networkMode: 'always' },
      queries: { networkMode: 'always', staleTime: 10_000, retry: (failures, error) => failures < 2 && mayPass(error) },
    },
  });
  return client;
}

function mayPass(error: unknown): boolean {
  return !(error instanceof ApiError) || error.status === 503;
}
