import { useEffect, useRef } from 'react';

/** Single keys ("c", "/"), chords ("g m": one after the other) and "mod+k" (Ctrl or ⌘). */
export type Shortcuts = Record<string, (event: KeyboardEvent) => void>;

const chordTime = 1200;

/** Does somebody write there, so that a letter is a letter? */
export function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** Does a dialog lie over the page? */
export function overlaid(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}

/** Runs shortcuts while the page is open; plain keys never while somebody types or a dialog is open. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    let first = '';
    let firstAt = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.altKey) return;
      const mod = event.ctrlKey || event.metaKey;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (mod) {
        run(latest.current[`mod+${key}`], event);
        return;
      }
      if (typing(event.target) || overlaid()) return;
      const chord = event.timeStamp - firstAt < chordTime ? latest.current[`${first} ${key}`] : undefined;
      first = key;
      firstAt = event.timeStamp;
      run(chord ?? latest.current[key], event);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

function run(act: ((event: KeyboardEvent) => void) | undefined, event: KeyboardEvent): void {
  if (!act) return;
  event.preventDefault();
  act(event);
}

export const modKey = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';
