import { queryOptions } from '@tanstack/react-query';
import { api } from '@/shared/api/client';
import type { Decision, DecisionResult, WaitingApproval } from '@/shared/api/types';

/** All approvals that wait for me, each with enough of its change to decide. */
export const waitingQuery = queryOptions({
  queryKey: ['approvals'],
  staleTime: 15_000,
  queryFn: async ({ signal }) => (await api.get<{ items: WaitingApproval[] }>('/approvals', { signal })).items,
});

export interface DecisionToSend {
  change: string;
  approval: string;
  decision: Decision;
  comment?: string | undefined;
  digest: string;
}

/** Each is decided for itself: one that is refused keeps no other from being decided. */
export const decideSeveral = async (items: DecisionToSend[]) =>
  (await api.post<{ results: DecisionResult[] }>('/approvals/decisions', { body: { items } })).results;
