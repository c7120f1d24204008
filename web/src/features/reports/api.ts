import { queryOptions } from '@tanstack/react-query';
import { api } from '@/shared/api/client';
import type { WaitsBy, WaitsReport } from '@/shared/api/types';

export const waitsQuery = (by: WaitsBy, from: string | undefined) =>
  queryOptions({
    queryKey: ['reports', 'approval-waits', by, from ?? 'usual'],
    queryFn: ({ signal }) => api.get<WaitsReport>('/reports/approval-waits', { query: { by, from }, signal }),
  });
