import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { unreadQuery } from '@/shared/api/notifications';
import { problemOf } from '@/shared/api/problem';
import { plural } from '@/shared/lib/words';
import { listKey, newestUnread, readUpTo, setRead, type Pages } from './api';
import classes from './notifications.module.css';

interface Mark {
  id: number;
  read: boolean;
}

const tell = (error: unknown) => notifications.show({ color: 'danger', message: problemOf(error).detail });

/** Marks one as read or unread, at once on the screen; it stays in its list until that is looked at again. */
export function useMark(): (mark: Mark) => void {
  const client = useQueryClient();
  const show = ({ id, read }: Mark) =>
    client.setQueriesData<Pages>(
      { queryKey: listKey },
      (held) =>
        held && {
          ...held,
          pages: held.pages.map((page) => ({
            ...page,
            items: page.items.map((one) => (one.id === id ? { ...one, read } : one)),
          })),
        },
    );
  const { mutate } = useMutation({
    mutationFn: ({ id, read }: Mark) => setRead(id, read),
    onMutate: async (mark) => {
      // An answer under way tells how it was before.
      await client.cancelQueries({ queryKey: listKey });
      show(mark);
    },
    onError: (error, { id, read }) => {
      show({ id, read: !read });
      tell(error);
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: unreadQuery.queryKey }),
        client.invalidateQueries({ queryKey: listKey, refetchType: 'none' }),
      ]),
  });
  return mutate;
}

/** Marks all as read that there are by now, and offers to take that back. */
export function useMarkAll(): { run: () => void; busy: boolean } {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['notifications'] });
  const undo = async (ids: number[]) => {
    try {
      for (let from = 0; from < ids.length; from += atOnce)
        await Promise.all(ids.slice(from, from + atOnce).map((id) => setRead(id, false)));
    } catch (error) {
      tell(error);
    }
    await refresh();
  };
  const { mutate, isPending } = useMutation({
    mutationFn: async () => {
      const { items, total = items.length } = await newestUnread();
      const ids = items.map((one) => one.id);
      if (ids.length > 0) await readUpTo(Math.max(...ids));
      return { ids, total };
    },
    onSuccess: ({ ids, total }) => ids.length > 0 && offerUndo(ids, total, () => void undo(ids)),
    onError: tell,
    onSettled: refresh,
  });
  return { run: () => mutate(), busy: isPending };
}

/** A browser has few connections a host. */
const atOnce = 4;

function offerUndo(ids: number[], total: number, undo: () => void): void {
  const id = `read-up-to-${ids[0]}`;
  notifications.show({
    id,
    autoClose: 12_000,
    'aria-live': 'polite',
    message: (
      <span className={classes.undo}>
        {plural(total, 'notification is', 'notifications are')} read
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => {
            notifications.hide(id);
            undo();
          }}
        >
          {total > ids.length ? `Undo for the newest ${ids.length}` : 'Undo'}
        </Button>
      </span>
    ),
  });
}
