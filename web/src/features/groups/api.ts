import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, path } from '@/shared/api/client';
import type { GroupView } from '@/shared/api/types';

export const groupQuery = (key: string) =>
  queryOptions({
    queryKey: ['groups', key],
    queryFn: ({ signal }) => api.seen<GroupView>(path('/groups', key), { signal }),
  });

export interface GroupFields {
  key: string;
  name: string;
  description: string;
  members: string[];
}

export const createGroup = (fields: GroupFields) => api.post<GroupView>('/groups', { body: fields });
export const editGroup = (
  key: string,
  fields: Partial<Pick<GroupFields, 'name' | 'description'>>,
  ifVersion: number | undefined,
) => api.patch<GroupView>(path('/groups', key), { body: fields, ifVersion });
export const addMember = (key: string, login: string) => api.put(path('/groups', key, 'members', login));
export const removeMember = (key: string, login: string) => api.delete(path('/groups', key, 'members', login));

export function useGroupsWrite<T, R = unknown>(send: (input: T) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () =>
      Promise.all(
        [['groups'], ['people'], ['processes'], ['set-up'], ['my-work']].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
