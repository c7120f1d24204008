import { useCallback, useReducer } from 'react';
import type { Edit } from './document/edits';

/** The text and the way that it came: every view edits it, and one undo takes back whatever was last. */

interface State {
  text: string;
  past: string[];
  future: string[];
  /** What was edited last; going on with the same soon after is one step. */
  about: string;
  at: number;
}

type Act =
  | { kind: 'edit'; edit: Edit; about: string; at: number }
  | { kind: 'undo' }
  | { kind: 'redo' }
  | { kind: 'begin'; text: string };

const together = 1_500;
/** The steps that are kept: so many, and so many characters of them. */
const most = { steps: 300, characters: 30_000_000 };

function kept(past: string[]): string[] {
  let characters = 0;
  const from = past.findLastIndex((text) => (characters += text.length) > most.characters);
  return past.slice(Math.max(from + 1, past.length - most.steps));
}

export function step(state: State, act: Act): State {
  switch (act.kind) {
    case 'begin':
      return { text: act.text, past: [], future: [], about: '', at: 0 };
    case 'edit': {
      const text = act.edit(state.text);
      if (text === state.text) return state;
      const same = act.about !== '' && act.about === state.about && act.at - state.at < together;
      const past = same ? state.past : kept([...state.past, state.text]);
      return { text, past, future: [], about: act.about, at: act.at };
    }
    case 'undo': {
      const before = state.past.at(-1);
      if (before === undefined) return state;
      return { text: before, past: state.past.slice(0, -1), future: [...state.future, state.text], about: '', at: 0 };
    }
    case 'redo': {
      const next = state.future.at(-1);
      if (next === undefined) return state;
      return { text: next, past: [...state.past, state.text], future: state.future.slice(0, -1), about: '', at: 0 };
    }
  }
}

export interface History {
  text: string;
  /** `about` names what is edited: typing in one place is one step. Without it, it is a step of its own. */
  edit: (edit: Edit, about?: string) => void;
  undo: () => void;
  redo: () => void;
  mayUndo: boolean;
  mayRedo: boolean;
  /** Another text altogether; there is nothing to undo. */
  begin: (text: string) => void;
}

export function useHistory(text: string): History {
  const [state, act] = useReducer(step, { text, past: [], future: [], about: '', at: 0 });
  return {
    text: state.text,
    edit: useCallback((edit, about = '') => act({ kind: 'edit', edit, about, at: Date.now() }), []),
    undo: useCallback(() => act({ kind: 'undo' }), []),
    redo: useCallback(() => act({ kind: 'redo' }), []),
    mayUndo: state.past.length > 0,
    mayRedo: state.future.length > 0,
    begin: useCallback((fresh) => act({ kind: 'begin', text: fresh }), []),
  };
}
