import { useSyncExternalStore } from 'react';
import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '@/shared/api/session';

const machineZone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

/** The person's own zone; the machine's before anybody is signed in. */
export function useZone(): string {
  const { data } = useQuery({ ...sessionQuery, enabled: false });
  return data?.person.time_zone || machineZone;
}

/** " America/New_York", said after a local time there; nothing where that is the reader's own zone. */
export function useZoneSaid(): (zone: string) => string {
  const own = useZone();
  return (zone) => (zone === own ? '' : ` ${zone}`);
}

// One clock for the whole page, so that a hundred relative times cost one timer.
let now = new Date();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) {
    now = new Date();
    timer = setInterval(tick, 20_000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}

function tick(): void {
  now = new Date();
  for (const listener of listeners) listener();
}

/** The current time, brought up to date every 20 seconds. */
export function useNow(): Date {
  return useSyncExternalStore(subscribe, () => now);
}
