import { defaultKeymap } from '@codemirror/commands';
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { EditorState, Transaction, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The editor of a longer text. What belongs to its language, and whether it keeps a history of its own, is said by whoever opens it. */

const colors = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName), tags.tagName], color: 'var(--accent-ink)' },
  { tag: tags.special(tags.variableName), color: 'var(--phase-assessment-ink)', fontWeight: '600' },
  { tag: [tags.lineComment, tags.comment], color: 'var(--ink-3)', fontStyle: 'italic' },
  { tag: [tags.string, tags.content], color: 'var(--ink)' },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: 'var(--ink-3)' },
]);

const look = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--surface)', color: 'var(--ink)', fontSize: '12.5px' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.55' },
  '.cm-gutters': { backgroundColor: 'var(--surface-sunken)', color: 'var(--ink-3)', border: '0' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--accent-tint) 45%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--accent-tint)', color: 'var(--ink)' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--accent-tint-hover)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-tooltip': {
    backgroundColor: 'var(--surface-float)',
    color: 'var(--ink)',
    border: '1px solid var(--line-strong)',
    fontFamily: 'var(--font)',
    fontSize: 'var(--text-sm)',
    maxWidth: '420px',
  },
  '.cm-diagnostic': { padding: '6px 10px' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--danger)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--danger)',
    textUnderlineOffset: '3px',
  },
});

export interface CodeEditorProps {
  parent: HTMLElement;
  /** Said to screen readers. */
  label: string;
  text: string;
  /** Its language, and the keys of its own. */
  extensions: Extension[];
  onEdit: (text: string) => void;
  /** Where the person's cursor went. */
  onPlace?: (offset: number) => void;
}

export interface CodeEditor {
  setText: (text: string) => void;
  setMistakes: (mistakes: { from: number; to: number; message: string }[]) => void;
  /** Shows a place; takes the focus there too where that is wanted. */
  show: (offset: number, focus: boolean) => void;
  /** Writes in place of what is selected, by what stands before it, and takes the focus; undone as one. */
  insert: (written: (before: string) => string) => void;
  destroy: () => void;
}

export function openCodeEditor({ parent, label, text, extensions, onEdit, onPlace }: CodeEditorProps): CodeEditor {
  // Offsets are those of the text with plain ends of lines; it is given back with the ends that it came with.
  const ending = text.includes('\r\n') ? '\r\n' : '\n';
  const listener = EditorView.updateListener.of((update) => {
    const byPerson = update.transactions.some((t) => t.annotation(Transaction.userEvent) !== undefined);
    if (!byPerson) return;
    if (update.docChanged) onEdit(update.state.doc.toString().replaceAll('\n', ending));
    else if (update.selectionSet) onPlace?.(update.state.selection.main.head);
  });
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: plainEnds(text),
      extensions: [
        EditorState.lineSeparator.of('\n'),
        lineNumbers(),
        lintGutter(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        drawSelection(),
        indentUnit.of('  '),
        indentOnInput(),
        bracketMatching(),
        extensions,
        keymap.of(defaultKeymap),
        syntaxHighlighting(colors),
        look,
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
        listener,
      ],
    }),
  });
  return {
    setText: (next) => {
      const change = difference(view.state.doc.toString(), plainEnds(next));
      if (change) view.dispatch({ changes: change });
    },
    setMistakes: (mistakes) => {
      const end = view.state.doc.length;
      const diagnostics = mistakes.map(({ from, to, message }): Diagnostic => ({
        from: Math.min(from, end),
        to: Math.min(Math.max(to, from), end),
        severity: 'error',
        message,
      }));
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    show: (offset, focus) => {
      const at = Math.min(offset, view.state.doc.length);
      view.dispatch({ selection: { anchor: at } });
      if (focus) view.focus();
      // All lines are of one height: nothing has to be drawn before it is known where one is.
      view.scrollDOM.scrollTop = view.lineBlockAt(at).top - view.scrollDOM.clientHeight / 4;
    },
    insert: (written) => {
      const { from } = view.state.selection.main;
      const insert = written(view.state.sliceDoc(0, from));
      view.dispatch(view.state.replaceSelection(insert), { userEvent: 'input.paste' });
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}

export const plainEnds = (text: string): string => text.replaceAll('\r\n', '\n');

/** The one stretch that differs, so that the cursor and what is folded stay where they are. */
export function difference(before: string, after: string): { from: number; to: number; insert: string } | undefined {
  if (before === after) return undefined;
  let start = 0;
  const most = Math.min(before.length, after.length);
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}
