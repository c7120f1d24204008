import { indentWithTab } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { keymap } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { openCodeEditor, plainEnds, type CodeEditor } from '@/shared/code/code-editor';
import { offsetAt, offsetOf, pathAt } from './document/places';
import { pathText } from './document/text';
import { partOf, useEditor } from './editor-context';
import classes from './editor.module.css';

/** A place of the text to go to; another object is another wish. */
export interface Jump {
  line: number;
  column: number;
}

/** The text itself, with the mistakes at their lines. What is chosen elsewhere is shown here, and the other way round. */
export default function YamlPane({ jump }: { jump: Jump | undefined }) {
  const editor = useEditor();
  const { text, mistakes, chosen } = editor;
  const place = useRef<HTMLDivElement>(null);
  const code = useRef<CodeEditor>(null);
  const latest = useRef(editor);
  useEffect(() => {
    latest.current = editor;
  });
  useEffect(() => {
    const parent = place.current;
    if (!parent) return;
    const opened = openCodeEditor({
      parent,
      label: 'YAML text',
      // Undo is the page's, over all views: the text has no history of its own.
      extensions: [keymap.of([indentWithTab]), yaml()],
      text: latest.current.text,
      onEdit: (next) => latest.current.edit(() => next, 'yaml'),
      onPlace: (offset) => {
        const { tree, chosen: before, choose } = latest.current;
        const part = partOf(pathAt(tree, offset));
        if (pathText(part) !== pathText(before)) choose(part);
      },
    });
    code.current = opened;
    return () => opened.destroy();
  }, []);
  useEffect(() => code.current?.setText(text), [text]);
  useEffect(() => {
    const shown = plainEnds(text);
    code.current?.setMistakes(
      mistakes.map((m) => {
        const from = offsetAt(shown, m.line, m.column);
        return { from, to: endOfLine(shown, from), message: `${m.what} ${m.remedy}` };
      }),
    );
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the mistakes belong to the text that they were found in
  }, [mistakes]);
  const at = pathText(chosen);
  useEffect(() => {
    const typing = place.current?.contains(document.activeElement);
    if (!typing) code.current?.show(offsetOf(latest.current.tree, latest.current.chosen), false);
  }, [at]);
  useEffect(() => {
    if (jump) code.current?.show(offsetAt(plainEnds(latest.current.text), jump.line, jump.column), true);
  }, [jump]);
  return <div className={classes.code} ref={place} />;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
