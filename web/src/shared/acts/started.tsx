import { notifications } from '@mantine/notifications';
import { listContingencies } from '@/shared/api/contingencies';
import type { ContingencyView } from '@/shared/api/types';

/** Sends what may end a change badly, and says which contingencies it has started. `open` leads to one. */
export async function sendAndTell<T>(
  send: () => Promise<T>,
  change: string,
  open: (change: string) => void,
): Promise<T> {
  // What cannot be listed is not told; the act goes on all the same.
  const before = await listContingencies(change).catch(() => undefined);
  const answer = await send();
  if (before) void tellNew(change, before, open);
  return answer;
}

async function tellNew(change: string, before: ContingencyView[], open: (change: string) => void) {
  const now = await listContingencies(change).catch(() => []);
  for (const one of now) if (before.every((known) => known.number !== one.number)) tellStarted(one, open);
}

/** Says what came of starting a contingency: its run, or why there is none. */
export function tellStarted(one: ContingencyView, open: (change: string) => void): void {
  const id = `contingency-${one.number}-${one.change?.id ?? one.state}`;
  const run = one.change?.id;
  notifications.show({
    id,
    color: one.state === 'not_started' ? 'danger' : 'accent',
    autoClose: 15_000,
    'aria-live': 'polite',
    message:
      one.state === 'not_started' ? (
        `${one.name} could not be started: ${one.why}`
      ) : (
        <>
          {one.name} was started
          {run && (
            <>
              :{' '}
              <a
                href={`/changes/${run}`}
                onClick={(event) => {
                  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                  event.preventDefault();
                  notifications.hide(id);
                  open(run);
                }}
              >
                {run}
              </a>
            </>
          )}
        </>
      ),
  });
}
