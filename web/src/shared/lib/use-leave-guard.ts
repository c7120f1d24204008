import { useBlocker } from '@tanstack/react-router';

/** Asks before the page is left while something written on it has not been saved. */
export function useLeaveGuard(unsaved: boolean): void {
  useBlocker({
    shouldBlockFn: () => unsaved && !window.confirm('What you wrote has not been saved. Leave it?'),
    enableBeforeUnload: () => unsaved,
  });
}
