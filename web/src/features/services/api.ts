import { queryOptions } from '@tanstack/react-query';
import { api, path } from '@/shared/api/client';
import type { ChangeRow, Criticality, Page, ServiceType, ServiceView } from '@/shared/api/types';

export const serviceQuery = (key: string) =>
  queryOptions({
    queryKey: ['services', key],
    queryFn: ({ signal }) => api.get<ServiceView>(path('/services', key), { signal }),
  });

export const serviceChangesQuery = (key: string) =>
  queryOptions({
    queryKey: ['changes', 'of-service', key],
    queryFn: ({ signal }) =>
      api.get<Page<ChangeRow>>('/changes', { query: { service: key, limit: 50, sort: '-updated' }, signal }),
  });

export interface ServiceFields {
  name: string;
  description: string;
  type: ServiceType;
  criticality: Criticality;
  owners: string[];
  depends_on: string[];
  recovery_time_minutes: number | null;
  recovery_point_minutes: number | null;
}

export const createService = (key: string, fields: ServiceFields) =>
  api.post<ServiceView>('/services', {
    body: Object.fromEntries(Object.entries({ key, ...fields }).filter(([, v]) => v !== null)),
  });
export const editService = (key: string, fields: Partial<ServiceFields>) =>
  api.patch<ServiceView>(path('/services', key), { body: fields });
export const retireService = (key: string) => api.post(path('/services', key, 'retirement'), { body: {} });
export const restoreService = (key: string) => api.delete(path('/services', key, 'retirement'));
