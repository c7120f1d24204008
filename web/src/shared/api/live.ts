import { useQueryClient, type QueryClient, type QueryKey } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { listen, type Changed, type Heard } from './stream';

/**
 * Live updates. The server says which things changed, not how; what is on the screen is fetched again.
 * Over HTTP/1.1 a browser has six connections a host: where `navigator.locks` exists one tab holds the stream for all
 * and shares it; elsewhere each tab holds its own and lets go of it ten seconds after it is hidden.
 */

const gather = 250;
const hiddenFor = 10_000;
/** Shorter breaks are not worth a word. */
const patience = 4_000;

/** The queries that a change of this thing makes stale. */
export function staleKeys({ kind, id }: Changed): QueryKey[] {
  if (kind === 'change')
    return [
      ['change', id],
      ['changes'],
      ['board'],
      ['my-work'],
      ['approvals'],
      ['notifications'],
      // How its approvals stand is read with each agenda that it is on.
      ['cab', 'meeting'],
    ];
  if (kind === 'service') return [['services'], ['set-up'], ['change']];
  if (kind === 'process') return [['processes'], ['set-up']];
  if (kind === 'schedule') return [['schedules']];
  if (kind === 'policy') return [['risk-policy']];
  if (kind === 'catalog_entry') return [['catalog'], ['my-work'], ['change']];
  if (kind === 'board') return [['cab']];
  if (kind === 'cab_meeting')
    return [
      ['cab', 'meeting', id],
      ['cab', 'meetings'],
    ];
  if (kind === 'group') return [['groups'], ['set-up'], ['my-work'], ['change']];
  return [['people'], ['session'], ['set-up'], ['change']];
}

export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    const refresh = hearing(client);
    return 'locks' in navigator && 'BroadcastChannel' in globalThis ? shared(refresh) : alone(refresh);
  }, [client]);
}

/** Takes in what the stream says: stale queries are fetched again, and whether the server is heard is kept. */
export function hearing(client: QueryClient): (heard: Heard) => void {
  const refresh = gathered(client);
  return (heard) => {
    if (heard.what === 'changed') refresh(heard.changed);
    else if (heard.what === 'reset') void client.invalidateQueries();
    else if (heard.what === 'refused') void client.invalidateQueries({ queryKey: ['session'] });
    else setHeard(heard.what === 'live');
  };
}

/** Gathers what arrives close together, so that a burst costs one fetch a list. */
export function gathered(client: QueryClient): (changed: Changed) => void {
  const keys = new Map<string, QueryKey>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (changed) => {
    for (const key of staleKeys(changed)) keys.set(JSON.stringify(key), key);
    timer ??= setTimeout(() => {
      timer = undefined;
      for (const queryKey of keys.values()) void client.invalidateQueries({ queryKey });
      keys.clear();
    }, gather);
  };
}

let cutOff = false;
let waiting: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function setCutOff(next: boolean): void {
  cutOff = next;
  for (const listener of listeners) listener();
}

function setHeard(heard: boolean): void {
  if (heard) {
    clearTimeout(waiting);
    waiting = undefined;
    setCutOff(false);
  } else waiting ??= setTimeout(() => setCutOff(true), patience);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The server has not been heard for some seconds: what is shown may be old. */
export function useCutOff(): boolean {
  return useSyncExternalStore(subscribe, () => cutOff);
}

function shared(tell: (heard: Heard) => void): () => void {
  const channel = new BroadcastChannel('sluice-live');
  let last: string | undefined;
  const take = (heard: Heard) => {
    if (heard.what === 'changed') last = heard.position;
    tell(heard);
  };
  channel.onmessage = (event: MessageEvent<Heard>) => take(event.data);
  const end = new AbortController();
  navigator.locks
    .request('sluice-live', { signal: end.signal }, async () => {
      // Given up while the lock was being granted: nobody would ever let go of it.
      if (end.signal.aborted) return;
      const close = listen(last, (heard) => {
        take(heard);
        channel.postMessage(heard);
      });
      // The lock is held, and with it the stream, until this tab goes.
      await new Promise((resolve) => end.signal.addEventListener('abort', resolve));
      close();
    })
    .catch(() => undefined);
  return () => {
    end.abort();
    channel.close();
  };
}

function alone(tell: (heard: Heard) => void): () => void {
  let last: string | undefined;
  const start = () =>
    listen(last, (heard) => {
      if (heard.what === 'changed') last = heard.position;
      tell(heard);
    });
  let close: (() => void) | undefined = start();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onVisible = () => {
    clearTimeout(timer);
    if (document.visibilityState === 'visible') {
      close ??= start();
      return;
    }
    timer = setTimeout(() => {
      close?.();
      close = undefined;
    }, hiddenFor);
  };
  document.addEventListener('visibilitychange', onVisible);
  return () => {
    document.removeEventListener('visibilitychange', onVisible);
    clearTimeout(timer);
    close?.();
  };
}
