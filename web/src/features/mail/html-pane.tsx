import { history, historyKeymap } from '@codemirror/commands';
import { EditorView, keymap } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { openCodeEditor, type CodeEditor } from '@/shared/code/code-editor';
import { mailHtml } from './html-language';
import classes from './mail.module.css';

interface HtmlPaneProps {
  text: string;
  onEdit: (text: string) => void;
  /** What writes at the caret, as long as the editor is there. */
  onOpened: (editor: CodeEditor | null) => void;
}

/** The HTML part in the editor of longer texts. Tab leaves it, as any field. */
export default function HtmlPane({ text, onEdit, onOpened }: HtmlPaneProps) {
  const place = useRef<HTMLDivElement>(null);
  const code = useRef<CodeEditor>(null);
  const latest = useRef({ text, onEdit, onOpened });
  useEffect(() => {
    latest.current = { text, onEdit, onOpened };
  });
  useEffect(() => {
    const parent = place.current;
    if (!parent) return;
    const opened = openCodeEditor({
      parent,
      label: 'HTML',
      extensions: [history(), keymap.of(historyKeymap), EditorView.lineWrapping, mailHtml],
      text: latest.current.text,
      onEdit: (next) => latest.current.onEdit(next),
    });
    code.current = opened;
    latest.current.onOpened(opened);
    return () => {
      latest.current.onOpened(null);
      opened.destroy();
    };
  }, []);
  useEffect(() => code.current?.setText(text), [text]);
  return <div className={classes.code} ref={place} />;
}
