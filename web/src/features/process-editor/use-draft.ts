import { useCallback, useEffect, useRef, useState } from 'react';
import type { ProcessDraft } from '@/shared/api/types';
import { discardDraft, presentDraft, saveDraft } from './api';

export type DraftState = 'clean' | 'unsaved' | 'saving' | 'saved' | 'failed' | 'clash';

export interface Keeping {
  state: DraftState;
  /** The draft as the server has it: who saved it, and what differs from the newest version. */
  draft: ProcessDraft | null;
  /** After 412: the draft as somebody else saved it meanwhile, null where it was published or discarded. */
  theirs: ProcessDraft | null | undefined;
  /** Saves at once what is not saved; the draft then, or null where it could not be. */
  flush: () => Promise<ProcessDraft | null>;
  /** Writes mine over theirs. */
  keepMine: () => void;
  /** Goes on from theirs, which is now the text. */
  takeTheirs: () => void;
  discard: () => Promise<void>;
}

const pause = 900;
const again = 5_000;

/** What is kept between renderings: the server's text and version, the editor's text, and the write that is under way. */
interface Kept {
  written: string;
  seen: number | undefined;
  now: string;
  ended: boolean;
  stopped: boolean;
  flight: Promise<ProcessDraft | null>;
}

/** Saves the text a moment after each pause, over the version that was read; never over somebody else's. */
export function useDraft(key: string, begun: ProcessDraft | null, base: string, text: string): Keeping {
  const [state, setState] = useState<DraftState>(begun ? 'saved' : 'clean');
  const [draft, setDraft] = useState(begun);
  const [theirs, setTheirs] = useState<ProcessDraft | null>();
  const kept = useRef<Kept>({
    written: begun?.yaml ?? base,
    seen: begun?.version,
    now: text,
    ended: false,
    stopped: false,
    flight: Promise.resolve(begun),
  });

  const write = useCallback(
    async (mine: Kept, before: ProcessDraft | null): Promise<ProcessDraft | null> => {
      const sent = mine.now;
      if (mine.ended || mine.stopped || sent === mine.written) return before;
      setState('saving');
      try {
        const { data, version } = await saveDraft(key, sent, mine.seen);
        mine.written = sent;
        mine.seen = version ?? data.version;
        setDraft(data);
        setState(mine.now === sent ? 'saved' : 'unsaved');
        return data;
      } catch (error) {
        const present = presentDraft(error);
        if (present === undefined) {
          setState('failed');
          return null;
        }
        mine.stopped = true;
        setTheirs(present);
        setState('clash');
        return null;
      }
    },
    [key],
  );

  /** One after the other, so that none comes late and undoes a newer one. */
  const flush = useCallback(() => {
    const mine = kept.current;
    mine.flight = mine.flight.then((before) => write(mine, before));
    return mine.flight;
  }, [write]);

  useEffect(() => {
    const mine = kept.current;
    mine.now = text;
    if (text === mine.written || mine.ended || mine.stopped) return;
    setState('unsaved');
    const timer = setTimeout(() => void flush(), pause);
    const retry = setInterval(() => void flush(), again);
    return () => {
      clearTimeout(timer);
      clearInterval(retry);
    };
  }, [text, flush, theirs]);

  useEffect(() => {
    const onHide = () => void (document.visibilityState === 'hidden' && flush());
    document.addEventListener('visibilitychange', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      void flush();
    };
  }, [flush]);

  const settle = (written: string) => {
    const mine = kept.current;
    mine.seen = theirs?.version;
    mine.written = written;
    mine.stopped = false;
    mine.flight = Promise.resolve(theirs ?? null);
    if (theirs) setDraft(theirs);
    setTheirs(undefined);
  };
  return {
    state,
    draft,
    theirs,
    flush,
    keepMine: () => {
      settle(theirs?.yaml ?? '');
      setState('unsaved');
    },
    takeTheirs: () => {
      settle(theirs?.yaml ?? base);
      setState('saved');
    },
    discard: async () => {
      const mine = kept.current;
      mine.ended = true;
      await mine.flight;
      if (mine.seen !== undefined) await discardDraft(key, mine.seen);
      setState('clean');
    },
  };
}

export const draftStateText: Record<DraftState, string> = {
  clean: '',
  unsaved: 'Not saved yet',
  saving: 'Saving the draft…',
  saved: 'Draft saved',
  failed: 'The draft could not be saved; it is still here, and saving is tried again',
  clash: 'Not saved: somebody else saved this draft',
};
