import type { KeyboardEvent } from 'react';

/** Moves the focus among rows marked `data-row` by j, k and the arrows; Enter opens one, `a` presses its first act. */
export function moveAmongRows(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey || (event.target as HTMLElement).closest('[role="dialog"]'))
    return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const move = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
  if (move !== undefined) {
    event.preventDefault();
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + move))];
    next?.querySelector<HTMLElement>('a')?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  } else if (event.key === 'a' && at >= 0) {
    event.preventDefault();
    rows[at]?.querySelector<HTMLElement>('[data-main-act]')?.click();
  }
}
