import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, path } from '@/shared/api/client';
import type { PersonView, Role } from '@/shared/api/types';

export const personQuery = (login: string) =>
  queryOptions({
    queryKey: ['people', login],
    queryFn: ({ signal }) => api.seen<PersonView>(path('/people', login), { signal }),
  });

export interface NewPerson {
  login: string;
  name: string;
  email: string;
  phone: string;
  time_zone: string;
  roles: Role[];
  manager: string | null;
  password: string;
}

export type PersonEdit = Partial<Pick<NewPerson, 'name' | 'email' | 'phone' | 'time_zone' | 'manager'>>;

const filled = (body: object) => Object.fromEntries(Object.entries(body).filter(([, v]) => v !== '' && v !== null));

export const createPerson = (person: NewPerson) => api.post<PersonView>('/people', { body: filled(person) });
export const editPerson = (login: string, edit: PersonEdit, ifVersion: number | undefined) =>
  api.patch<PersonView>(path('/people', login), { body: edit, ifVersion });
export const giveRole = (login: string, role: Role) => api.put(path('/people', login, 'roles', role));
export const takeRole = (login: string, role: Role) => api.delete(path('/people', login, 'roles', role));
export const disable = (login: string, reason: string) =>
  api.post(path('/people', login, 'disabling'), { body: { reason } });
export const enable = (login: string) => api.delete(path('/people', login, 'disabling'));
export const setPassword = (login: string, password: string) =>
  api.put(path('/people', login, 'password'), { body: { password } });

export function usePeopleWrite<T, R = unknown>(send: (input: T) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () =>
      Promise.all([['people'], ['groups'], ['set-up']].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
