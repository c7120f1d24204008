import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, path } from './client';
import { ApiError } from './problem';

/** A small choice of the person's, kept at the server, such as the columns of a table. */
export function usePreference<T>(key: string, usual: T): [T, (value: T) => void] {
  const client = useQueryClient();
  const queryKey = ['preference', key];
  const { data } = useQuery({
    queryKey,
    staleTime: Infinity,
    queryFn: async ({ signal }): Promise<T | null> => {
      try {
        return (await api.get<T | null>(path('/profile/preferences', key), { signal })) ?? null;
      } catch (error) {
        if (error instanceof ApiError && error.status === 404) return null;
        throw error;
      }
    },
  });
  const choose = (value: T) => {
    client.setQueryData(queryKey, value);
    // A choice that could not be kept costs nothing but choosing again next time.
    api.put(path('/profile/preferences', key), { body: value }).catch(() => undefined);
  };
  return [data ?? usual, choose];
}
