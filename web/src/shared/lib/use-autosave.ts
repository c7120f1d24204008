import { useEffect, useRef, useState } from 'react';
import { api, path } from '@/shared/api/client';

export type SaveState = 'clean' | 'unsaved' | 'saving' | 'saved' | 'failed';

const pause = 800;

/** Saves a form's draft at the server a moment after each pause in typing, and when the page is left. */
export function useAutosave(
  key: string,
  value: unknown,
  enabled: boolean,
): { state: SaveState; forget: () => Promise<void> } {
  const [state, setState] = useState<SaveState>('clean');
  const written = useRef<string | undefined>(undefined);
  const stopped = useRef(false);
  const text = JSON.stringify(value);

  useEffect(() => {
    if (!enabled || stopped.current) return;
    if (written.current === undefined) {
      written.current = text;
      return;
    }
    if (written.current === text) return;
    setState('unsaved');
    const save = async () => {
      setState('saving');
      try {
        await api.put(path('/drafts', key), { body: JSON.parse(text) as unknown });
        written.current = text;
        setState('saved');
      } catch {
        setState('failed');
      }
    };
    const timer = setTimeout(() => void save(), pause);
    const onHide = () => void (document.visibilityState === 'hidden' && save());
    document.addEventListener('visibilitychange', onHide);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onHide);
    };
  }, [key, text, enabled]);

  const forget = async () => {
    stopped.current = true;
    setState('clean');
    await api.delete(path('/drafts', key)).catch(() => undefined);
  };
  return { state, forget };
}

export const saveStateText: Record<SaveState, string> = {
  clean: '',
  unsaved: 'Not saved yet',
  saving: 'Saving draft…',
  saved: 'Draft saved',
  failed: 'The draft could not be saved; it is still here on the page',
};
