import { useBlocker } from '@tanstack/react-router';

/** Asks whether what was written and not saved may be lost. */
export const mayLoseIt = (): boolean => window.confirm('What you wrote has not been saved. Leave it?');

/** Asks before the page is left while something written on it has not been saved. */
export function useLeaveGuard(unsaved: boolean): void {
  useBlocker({
    shouldBlockFn: () => unsaved && !mayLoseIt(),
    enableBeforeUnload: () => unsaved,
  });
}
