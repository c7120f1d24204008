/** How the width of the table is shared out. */

interface Sized {
  /** In pixels: what it takes at most, and the least with which it can still be read. */
  width: number;
  least: number;
}

export interface Layout {
  /** For `grid-template-columns`. */
  tracks: string;
  /** Even at the least it needs more than there is: the table scrolls sideways. */
  wide: boolean;
}

const number = 72;
const gap = 12;
const edges = 34;
/** Enough for most titles; what is over before that goes to the title, not to the other columns. */
const goodTitle = 380;
const leastTitle = 220;

/** The title comes first: the others take their full width only where a good title has room beside them. */
export function layoutOf(columns: Sized[], available: number): Layout {
  const fixed = edges + number + gap * (columns.length + 1);
  const least = sum(columns.map((c) => c.least));
  const full = sum(columns.map((c) => c.width));
  const room = Math.min(1, Math.max(0, (available - fixed - goodTitle - least) / Math.max(1, full - least)));
  const widths = columns.map((c) => Math.floor(c.least + (c.width - c.least) * room));
  return {
    tracks: [`${number}px`, `minmax(${leastTitle}px, 1fr)`, ...widths.map((w) => `${w}px`)].join(' '),
    wide: available > 0 && available < fixed + leastTitle + least,
  };
}

const sum = (values: number[]) => values.reduce((all, one) => all + one, 0);
