import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/shared/api/client';
import type { MailWishes, MailWishesEdit } from '@/shared/api/types';

export const mailWishesQuery = queryOptions({
  queryKey: ['mail-wishes'],
  queryFn: ({ signal }) => api.get<MailWishes>('/profile/mail', { signal }),
});

const toSend = ({ choices, quiet, digest_at, digest_on_weekends }: MailWishes): MailWishesEdit => ({
  choices: choices.map(({ kind, wish }) => ({ kind, wish })),
  quiet: quiet ?? null,
  digest_at,
  digest_on_weekends,
});

/** Keeps a wish as soon as it is made: at once on the screen, and back as it was where the server refuses it. */
export function useMailWishes() {
  const client = useQueryClient();
  const { queryKey } = mailWishesQuery;
  return useMutation({
    // Each sends them all: one after the other, so that the last one made is the one that stays.
    scope: { id: 'mail-wishes' },
    mutationFn: (wishes: MailWishes) => api.put('/profile/mail', { body: toSend(wishes) }),
    onMutate: async (wishes) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      client.setQueryData(queryKey, wishes);
      return before;
    },
    onError: (_, __, before) => {
      client.setQueryData(queryKey, before);
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}
