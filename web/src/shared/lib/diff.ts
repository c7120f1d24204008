/** What differs between two texts, line by line, and word by word within a line that was altered. */

export interface Piece {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Beyond this the table would cost too much; the whole of both is shown instead. */
const tooMany = 2_000_000;

function compare(before: string[], after: string[]): Piece[] {
  if (before.length * after.length > tooMany) {
    return [
      ...before.map((text): Piece => ({ kind: 'removed', text })),
      ...after.map((text): Piece => ({ kind: 'added', text })),
    ];
  }
  const width = after.length + 1;
  // longest[i * width + j]: the longest common sequence of before from i and after from j.
  const longest = new Uint32Array((before.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      pieces.push({ kind: 'same', text: before[i] ?? '' });
      i += 1;
      j += 1;
    } else if (i < before.length && (j >= after.length || at(i + 1, j) >= at(i, j + 1))) {
      pieces.push({ kind: 'removed', text: before[i] ?? '' });
      i += 1;
    } else {
      pieces.push({ kind: 'added', text: after[j] ?? '' });
      j += 1;
    }
  }
  return pieces;
}

function merged(pieces: Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined[joined.length - 1];
    if (last?.kind === piece.kind) last.text += piece.text;
    else joined.push({ ...piece });
  }
  return joined;
}

const words = (text: string) => text.match(/\s+|[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? [];

/** For a text of one line: word by word, in one run. */
export function wordDiff(before: string, after: string): Piece[] {
  return merged(compare(words(before), words(after)));
}

/** For two short values: the words that differ where most is alike, else the one and then the other. */
export function valueDiff(before: string, after: string): Piece[] {
  if (before === '' || after === '' || alike(before, after, 2)) return wordDiff(before, after);
  return [
    { kind: 'removed', text: before },
    { kind: 'same', text: ' → ' },
    { kind: 'added', text: after },
  ];
}

export interface Line {
  kind: 'same' | 'added' | 'removed' | 'skipped';
  pieces: Piece[];
  /** For `skipped`: how many lines alike are left out. */
  count?: number;
}

const around = 2;

/** For a text of several lines: altered lines with their words, and two lines around them. */
export function lineDiff(before: string, after: string): Line[] {
  const lines = before === '' ? [] : before.split('\n');
  const pieces = compare(lines, after === '' ? [] : after.split('\n'));
  return folded(pairWords(pieces));
}

/** A line taken out and one put in at its place are shown with only the words that differ marked. */
function pairWords(pieces: Piece[]): Line[] {
  const lines: Line[] = [];
  for (let i = 0; i < pieces.length; i += 1) {
    const piece = pieces[i];
    const next = pieces[i + 1];
    if (!piece) continue;
    if (piece.kind === 'removed' && next?.kind === 'added' && alike(piece.text, next.text)) {
      const both = wordDiff(piece.text, next.text);
      lines.push({ kind: 'removed', pieces: both.filter((p) => p.kind !== 'added') });
      lines.push({ kind: 'added', pieces: both.filter((p) => p.kind !== 'removed') });
      i += 1;
    } else {
      lines.push({ kind: piece.kind, pieces: [{ kind: 'same', text: piece.text }] });
    }
  }
  return lines;
}

function alike(before: string, after: string, share = 3): boolean {
  const same = wordDiff(before, after).filter((p) => p.kind === 'same');
  return same.reduce((sum, p) => sum + p.text.trim().length, 0) * share > Math.max(before.length, after.length);
}

function folded(lines: Line[]): Line[] {
  const near = lines.map((_, i) => lines.slice(Math.max(0, i - around), i + around + 1).some((l) => l.kind !== 'same'));
  const kept: Line[] = [];
  lines.forEach((line, i) => {
    if (near[i]) return kept.push(line);
    const last = kept[kept.length - 1];
    if (last?.kind === 'skipped') last.count = (last.count ?? 0) + 1;
    else kept.push({ kind: 'skipped', pieces: [], count: 1 });
    return undefined;
  });
  return kept;
}
