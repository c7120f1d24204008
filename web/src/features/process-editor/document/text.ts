import { diff3Merge, diffIndices } from 'node-diff3';
import { Lexer, parseDocument, type Document } from 'yaml';

/** The text of a process: the one source of truth. What is edited is its tree; what was not touched stays byte for byte. */

export type Step = string | number;
export type Path = readonly Step[];

export const pathText = (path: Path): string => path.join('/');
export const textPath = (text: string): Path =>
  text === '' ? [] : text.split('/').map((step) => (/^\d+$/.test(step) ? Number(step) : step));

/** Every value is a text, as the server reads them too: nothing becomes a number or a date on the way. */
const reading = { schema: 'failsafe', version: '1.2', prettyErrors: false } as const;
const writing = { lineWidth: 0, flowCollectionPadding: false } as const;

export type Tree = Document.Parsed;

export const treeOf = (text: string): Tree => parseDocument(text, reading);

/** Whether a form can be shown of it at all. */
export const readable = (tree: Tree): boolean => tree.errors.length === 0;

/** The text after an edit of its tree. Comments stay, and so does the layout of all that was not edited. */
export function rewritten(text: string, edit: (tree: Tree) => void): string {
  const ending = text.includes('\r\n') ? '\r\n' : '\n';
  const source = text.replaceAll('\r\n', '\n');
  const tree = treeOf(source);
  if (!readable(tree)) return text;
  const before = tree.contents ? tree.toString(writing) : '';
  edit(tree);
  if (!tree.contents) return text;
  const after = tidy(tree.toString(writing));
  return merged(source, before, after).replaceAll('\n', ending);
}

const tidy = (text: string) => text.replaceAll(/^[ \t]+$/gm, '');

/** The edit from `before` to `after`, made in the text as a person wrote it. */
function merged(text: string, before: string, after: string): string {
  if (text === before || before === '' || text === '') return after;
  const renamed = renamedPart(before, after);
  const regions = diff3Merge(marked(text), marked(before), marked(after, renamed), { excludeFalseConflicts: true });
  const lines = regions.flatMap((region) => region.ok ?? (region.conflict ? apart(region.conflict) : []));
  const taken = lines.map((line) => line.slice(line.indexOf('\0') + 1)).join('\n');
  // Where the two cannot be told apart, the whole is written in the usual layout rather than wrongly.
  return saysTheSame(taken, after) ? taken : after;
}

const beginning = /^\s*- \{?\s*(?:key|process):\s*([^\s,}]+)/;

/** Lines, each marked by the part that it stands in: the many that read alike are not tried against each other. */
function marked(text: string, renamed: Renamed = {}): string[] {
  let part = '';
  return text.split('\n').map((line) => {
    const key = beginning.exec(line)?.[1];
    if (key !== undefined) part = key === renamed.to ? (renamed.from ?? key) : key;
    return `${part}\0${line}`;
  });
}

interface Renamed {
  from?: string;
  to?: string;
}

/** A part that has another key now and is the same: its lines stay those that they were. */
function renamedPart(before: string, after: string): Renamed {
  const [old, now] = [before, after].map((text) => text.split('\n').flatMap((line) => beginning.exec(line)?.[1] ?? []));
  const altered = (old ?? []).flatMap((from, i) => (from === now?.[i] ? [] : [{ from, to: now?.[i] ?? from }]));
  return old?.length === now?.length && altered.length === 1 ? (altered[0] ?? {}) : {};
}

/** Where lines that were edited stand beside lines that a person laid out: each as it is, as far as they pair. */
function apart({ a: written, o: before, b: after }: { a: string[]; o: string[]; b: string[] }): string[] {
  if (written.length !== before.length) return after;
  const lines: string[] = [];
  let from = 0;
  for (const { buffer1, buffer2Content } of diffIndices(before, after)) {
    lines.push(...written.slice(from, buffer1[0]), ...buffer2Content);
    from = buffer1[0] + buffer1[1];
  }
  return [...lines, ...written.slice(from)];
}

function saysTheSame(one: string, other: string): boolean {
  const tree = treeOf(one);
  return (
    readable(tree) &&
    JSON.stringify(tree.toJS()) === JSON.stringify(treeOf(other).toJS()) &&
    comments(one).join('\n') === comments(other).join('\n')
  );
}

const scalarMark = '\u001f';

/** Every comment of a text, sorted. */
export function comments(text: string): string[] {
  const found: string[] = [];
  let before = '';
  for (const token of new Lexer().lex(text)) {
    if (token.startsWith('#') && before !== scalarMark) found.push(token.trimEnd());
    before = token;
  }
  return found.sort();
}
