import { useQueryClient, type QueryClient, type QueryKey } from '@tanstack/react-query';
import { useEffect } from 'react';

/**
 * Live updates. The server says which things changed, not how; what is on the screen is fetched again.
 * Over HTTP/1.1 a browser has six connections a host: where `navigator.locks` exists one tab holds the stream for all
 * and shares it; elsewhere each tab holds its own and lets go of it ten seconds after it is hidden.
 */
export interface Changed {
  kind: 'change' | 'service' | 'person' | 'group' | 'process';
  id: string;
}

const gather = 250;
const hiddenFor = 10_000;
const streamAddress = '/api/v1/stream';

/** The queries that a change of this thing makes stale. */
export function staleKeys({ kind, id }: Changed): QueryKey[] {
  if (kind === 'change') return [['change', id], ['changes'], ['board'], ['my-work']];
  if (kind === 'service') return [['services'], ['set-up']];
  if (kind === 'process') return [['processes'], ['set-up']];
  if (kind === 'group') return [['groups'], ['set-up'], ['my-work']];
  return [['people'], ['session'], ['set-up']];
}

export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    const refresh = gathered(client);
    return 'locks' in navigator && 'BroadcastChannel' in globalThis ? shared(refresh) : alone(refresh);
  }, [client]);
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

function listen(onChanged: (changed: Changed) => void): () => void {
  const source = new EventSource(streamAddress);
  source.addEventListener('changed', (event) => {
    onChanged(JSON.parse((event as MessageEvent<string>).data) as Changed);
  });
  return () => source.close();
}

function shared(onChanged: (changed: Changed) => void): () => void {
  const channel = new BroadcastChannel('sluice-live');
  channel.onmessage = (event: MessageEvent<Changed>) => onChanged(event.data);
  const end = new AbortController();
  navigator.locks
    .request('sluice-live', { signal: end.signal }, async () => {
      const close = listen((changed) => {
        onChanged(changed);
        channel.postMessage(changed);
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

function alone(onChanged: (changed: Changed) => void): () => void {
  let close: (() => void) | undefined = listen(onChanged);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onVisible = () => {
    clearTimeout(timer);
    if (document.visibilityState === 'visible') {
      close ??= listen(onChanged);
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
