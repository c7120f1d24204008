import { createContext, use } from 'react';
import type { Mistake } from '@/shared/api/types';
import type { Edit } from './document/edits';
import type { Process } from './document/model';
import { pathText, type Path, type Tree } from './document/text';

/** What every part of the editor works on: one text, and what is chosen in it. */
export interface Editor {
  text: string;
  tree: Tree;
  process: Process;
  /** False while the text cannot be read as YAML: then only the text can be edited. */
  editable: boolean;
  edit: (edit: Edit, about?: string) => void;
  mistakes: Mistake[];
  /** The keys that the version in force has: changes under way know their parts by them. */
  settled: ReadonlySet<string>;
  chosen: Path;
  choose: (path: Path) => void;
  /** Said to screen readers. */
  say: (what: string) => void;
  /** What is typed and not in the text yet; called before anything looks at the text as a whole. */
  pending: Set<() => void>;
}

export const EditorContext = createContext<Editor | null>(null);

export function useEditor(): Editor {
  const editor = use(EditorContext);
  if (!editor) throw new Error('No editor around this part of it.');
  return editor;
}

/** The mistakes at a path itself, as one message; undefined where there is none. */
export function messageAt(mistakes: Mistake[], path: Path, deep = false): string | undefined {
  const at = pathText(path);
  const found = mistakes.filter((m) => m.path === at || (deep && m.path.startsWith(`${at}/`)));
  return found.length === 0 ? undefined : found.map((m) => `${m.what} ${m.remedy}`).join(' ');
}

/** How many mistakes there are at a path and below. */
export function countAt(mistakes: Mistake[], path: Path): number {
  const at = pathText(path);
  return mistakes.filter((m) => m.path === at || m.path.startsWith(`${at}/`)).length;
}

/** The lists of a process whose parts stand alone. */
const besideStages = ['form', 'contingencies', 'rules'];

/** The part that the outline shows for a path: the stage, task, approval, field, contingency or rule that it lies in. */
export function partOf(path: Path): Path {
  if (besideStages.includes(String(path[0]))) return path.length < 2 ? [] : path.slice(0, 2);
  if (path[0] !== 'stages' || path.length < 2) return [];
  const inner = path[2] === 'tasks' || path[2] === 'approvals';
  return inner && path.length > 3 ? path.slice(0, 4) : path.slice(0, 2);
}
