import { useEffect, useEffectEvent, type RefObject } from 'react';
import { overlaid, typing } from '@/shared/keys/shortcuts';
import type { Decision } from '@/shared/api/types';

const decisions: Record<string, Decision> = { y: 'approve', r: 'reject', o: 'abstain' };

interface Handlers {
  decide: (row: number, decision: Decision) => void;
  send: () => void;
}

/** On the card with the focus y approves, r rejects, o abstains and e shows all; Ctrl+Enter sends what is chosen. */
export function useDecisionKeys(within: RefObject<HTMLElement | null>, handlers: Handlers): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!within.current || event.defaultPrevented || event.altKey || overlaid()) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key === 'Enter' && within.current.contains(document.activeElement)) handlers.send();
      return;
    }
    if (typing(event.target)) return;
    const rows = [...within.current.querySelectorAll<HTMLElement>('[data-row]')];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const decision = decisions[event.key];
    if (at < 0 || (!decision && event.key !== 'e')) return;
    event.preventDefault();
    if (decision) handlers.decide(at, decision);
    else rows[at]?.querySelector<HTMLElement>('[data-more]')?.click();
  });
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
