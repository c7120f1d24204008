import { useEffect, useSyncExternalStore } from 'react';

/** What can be done with the thing on the screen, for the palette: a page offers, the palette shows. */
export interface OpenAct {
  id: string;
  title: string;
  run: () => void;
}

let offered: readonly OpenAct[] = [];
const listeners = new Set<() => void>();

function offer(acts: readonly OpenAct[]): void {
  offered = acts;
  for (const listener of listeners) listener();
}

/** Offers acts while the page is shown. Give a stable array (memoised). */
export function useOfferActs(acts: readonly OpenAct[]): void {
  useEffect(() => {
    offer(acts);
    return () => offer([]);
  }, [acts]);
}

export function useOpenActs(): readonly OpenAct[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => offered,
  );
}
