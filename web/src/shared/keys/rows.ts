import { useEffect, type RefObject } from 'react';
import { overlaid, typing } from './shortcuts';

/**
 * Moves the focus among rows marked `data-row` by j and k from anywhere on the page, and by the arrows inside; Enter
 * opens one, for it is a link, and `a` presses the row's first act. With nothing focused, j and k begin at the first.
 */
export function useRowKeys(within: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (within.current) moveAmongRows(event, within.current);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [within]);
}

const steps: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

function moveAmongRows(event: KeyboardEvent, within: HTMLElement): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (typing(event.target) || overlaid() || chosenFrom(event.target)) return;
  const rows = [...within.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const step = steps[event.key];
  // Outside of the rows the arrows scroll the page.
  if (step !== undefined && (at >= 0 || event.key.length === 1)) {
    event.preventDefault();
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    next?.querySelector<HTMLElement>('a')?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  } else if (event.key === 'a' && at >= 0) {
    event.preventDefault();
    rows[at]?.querySelector<HTMLElement>('[data-main-act]')?.click();
  }
}

/** Menus and lists of choices have keys of their own. */
function chosenFrom(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="menu"], [role="listbox"], [role="dialog"]') !== null;
}
