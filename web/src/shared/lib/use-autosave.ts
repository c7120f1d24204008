import { useCallback, useEffect, useRef, useState } from 'react';
import { api, path } from '@/shared/api/client';

export type SaveState = 'clean' | 'unsaved' | 'saving' | 'saved' | 'failed';

const pause = 800;
const again = 5_000;

interface Autosave {
  state: SaveState;
  /** Throws the draft away; what is written from now on is a new one. */
  startAnew: () => Promise<void>;
  /** Throws the draft away, and saves nothing more. */
  end: () => Promise<void>;
}

/** Saves a form's draft at the server a moment after each pause in typing, and when the page is left. */
export function useAutosave(key: string, value: unknown): Autosave {
  const [state, setState] = useState<SaveState>('clean');
  const text = JSON.stringify(value);
  /** What the server has, what the form has, and the write that is under way. */
  const kept = useRef({ written: text, now: text, ended: false, flight: Promise.resolve() });

  const save = useCallback(() => {
    const mine = kept.current;
    const sent = mine.now;
    if (mine.ended || sent === mine.written) return mine.flight;
    setState('saving');
    // One after the other, so that none comes late and undoes a newer one.
    mine.flight = mine.flight.then(async () => {
      if (mine.ended || sent !== mine.now) return;
      try {
        await api.put(path('/drafts', key), { body: JSON.parse(sent) as unknown });
        mine.written = sent;
        setState(mine.now === sent ? 'saved' : 'unsaved');
      } catch {
        setState('failed');
      }
    });
    return mine.flight;
  }, [key]);

  useEffect(() => {
    const mine = kept.current;
    mine.now = text;
    if (text === mine.written || mine.ended) return;
    setState('unsaved');
    const timer = setTimeout(() => void save(), pause);
    // Where it failed, and nothing more is written.
    const retry = setInterval(() => void save(), again);
    return () => {
      clearTimeout(timer);
      clearInterval(retry);
    };
  }, [text, save]);

  useEffect(() => {
    const onHide = () => void (document.visibilityState === 'hidden' && save());
    document.addEventListener('visibilitychange', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      void save();
    };
  }, [save]);

  const forget = async () => {
    await kept.current.flight;
    await api.delete(path('/drafts', key)).catch(() => undefined);
  };
  return {
    state,
    startAnew: async () => {
      kept.current.written = kept.current.now = '{}';
      setState('clean');
      await forget();
    },
    end: async () => {
      kept.current.ended = true;
      setState('clean');
      await forget();
    },
  };
}

export const saveStateText: Record<SaveState, string> = {
  clean: '',
  unsaved: 'Not saved yet',
  saving: 'Saving draft…',
  saved: 'Draft saved',
  failed: 'The draft could not be saved; it is still here, and saving is tried again',
};
