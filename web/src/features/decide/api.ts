import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/shared/api/client';
import { ApiError } from '@/shared/api/problem';
import type { DecidePage, Decision } from '@/shared/api/types';

/**
 * What the link asks. Read once: what is on the screen stays as it is until somebody decides, as the decision is on what was
 * shown. The token goes in the body, never in an address.
 */
export const linkQuery = (token: string) =>
  queryOptions({
    queryKey: ['decide', token],
    staleTime: Infinity,
    gcTime: 0,
    queryFn: ({ signal }) => api.post<DecidePage>('/decide/read', { body: { token }, signal }),
  });

export interface DecisionToSend {
  decision: Decision;
  comment: string;
  /** Of what was shown. */
  digest: string;
}

export const useDecide = (token: string) =>
  useByLink(token, (sent: DecisionToSend) => api.post<DecidePage>('/decide', { body: { token, ...sent } }));

export const useTakeBack = (token: string) =>
  useByLink(token, (comment: string) => api.post<DecidePage>('/decide/withdraw', { body: { token, comment } }));

/** Shows what came of it; where it was refused because things have moved, how they stand now. */
function useByLink<Sent>(token: string, run: (sent: Sent) => Promise<DecidePage>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: (page) => client.setQueryData(linkQuery(token).queryKey, page),
    onError: async (error) => {
      if (error instanceof ApiError && error.status === 409)
        await client.invalidateQueries({ queryKey: linkQuery(token).queryKey });
    },
  });
}
