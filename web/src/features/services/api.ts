import { queryOptions } from '@tanstack/react-query';
import { api, path, type Seen } from '@/shared/api/client';
import type { ChangeRow, Criticality, Page, ServiceType, ServiceView } from '@/shared/api/types';

export const serviceQuery = (key: string) =>
  queryOptions({
    queryKey: ['services', key],
    queryFn: ({ signal }) => api.seen<ServiceView>(path('/services', key), { signal }),
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

export const createService = (service: ServiceFields & { key: string }) =>
  api.post<ServiceView>('/services', {
    body: Object.fromEntries(Object.entries(service).filter(([, v]) => v !== null)),
  });
export const editService = (key: string, fields: Partial<ServiceFields>, ifVersion: number | undefined) =>
  api.patch<ServiceView>(path('/services', key), { body: fields, ifVersion });
export const retireService = ({ key, seen }: Seen<ServiceView>) =>
  api.post(path('/services', key, 'retirement'), { body: {}, ifVersion: seen });
export const restoreService = ({ key, seen }: Seen<ServiceView>) =>
  api.delete(path('/services', key, 'retirement'), { ifVersion: seen });
