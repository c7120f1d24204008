import { queryOptions, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { api, rememberCsrf } from './client';
import { ApiError } from './problem';
import type { Session, SignInOffer } from './types';

/** Who is signed in; null where nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 60_000,
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return keep(await api.get<Session>('/session', { signal }));
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  },
});

export const signInOfferQuery = queryOptions({
  queryKey: ['sign-in'],
  queryFn: ({ signal }) => api.get<SignInOffer>('/sign-in', { signal }),
});

function keep(session: Session): Session {
  rememberCsrf(session.csrf);
  return session;
}

/** Given by the frame, which leaves as a whole when the session ends: no part of it ever sees that there is none. */
export const SessionContext = createContext<Session | null>(null);

/** The session of somebody who is signed in: inside the frame there always is one. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('No session inside the frame.');
  return session;
}

export function useMay(permission: Session['permissions'][number]): boolean {
  return useSession().permissions.includes(permission);
}

export type Credentials = { login: string; password: string } | { demonstration: string };

/** Everything known belongs to the person before; it is thrown away. */
export async function takeSession(client: QueryClient, credentials: Credentials): Promise<Session> {
  const session = keep(await api.post<Session>('/session', { body: credentials }));
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
  client.setQueryData(sessionQuery.queryKey, session);
  return session;
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({ mutationFn: (credentials: Credentials) => takeSession(client, credentials) });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.delete<undefined>('/session'),
    onSuccess: () => {
      client.clear();
      client.setQueryData(sessionQuery.queryKey, null);
    },
  });
}
