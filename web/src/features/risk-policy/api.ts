import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, path } from '@/shared/api/client';
import type { Page, RiskPolicy, RiskPolicyView, RiskTrial, StreamEntry } from '@/shared/api/types';

export const riskPolicyQuery = queryOptions({
  queryKey: ['risk-policy'],
  queryFn: ({ signal }) => api.seen<RiskPolicyView>('/risk-policy', { signal }),
});

/** Who published which version: the newest hundred. */
export const riskVersionsQuery = queryOptions({
  queryKey: ['risk-policy', 'history'],
  queryFn: ({ signal }) => api.get<Page<StreamEntry>>('/risk-policy/history', { query: { limit: 100 }, signal }),
});

export const riskVersionQuery = (version: number) =>
  queryOptions({
    queryKey: ['risk-policy', 'versions', version],
    staleTime: Infinity,
    queryFn: ({ signal }) => api.get<RiskPolicyView>(path('/risk-policy', 'versions', version), { signal }),
  });

interface Publishing {
  policy: RiskPolicy;
  reason: string;
  seen: number | undefined;
}

export function usePublishRiskPolicy() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ policy, reason, seen }: Publishing) =>
      api.put<RiskPolicyView>('/risk-policy', {
        body: { policy, reason },
        ...(seen !== undefined && { ifVersion: seen }),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['risk-policy'] }),
  });
}

export const useTryRiskPolicy = () =>
  useMutation({
    mutationFn: (sent: { policy: RiskPolicy; change: string }) =>
      api.post<RiskTrial>('/risk-policy/preview', { body: sent }),
  });
