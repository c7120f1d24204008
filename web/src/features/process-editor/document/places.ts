import { isMap, isNode, isScalar, isSeq, type Node, type Pair } from 'yaml';
import { nameOf } from './nodes';
import type { Path, Tree } from './text';

/** Between places in the text and paths in the process. */

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);

/** Where the part at a path begins, or the nearest thing around it. */
export function offsetOf(tree: Tree, path: Path): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const [above, key] = [path.slice(0, depth - 1), path[depth - 1]];
    const holder: unknown = above.length === 0 ? tree.contents : tree.getIn(above, true);
    const pair = isMap(holder) ? holder.items.find((p) => nameOf(p) === key) : undefined;
    const found = pair ? pair.key : isSeq(holder) ? holder.items[Number(key)] : undefined;
    const start = startOf(found);
    if (start !== undefined) return start;
  }
  return 0;
}

/** The path of what stands at a place of the text. */
export function pathAt(tree: Tree, offset: number): Path {
  const path: (string | number)[] = [];
  let here: Node | null | undefined = tree.contents;
  while (here && !isScalar(here)) {
    if (isMap(here)) {
      const pairs: Pair[] = here.items;
      const at = lastBefore(
        pairs.map((pair) => startOf(pair.key)),
        offset,
      );
      const pair = pairs[at];
      if (!pair) break;
      path.push(nameOf(pair));
      here = isNode(pair.value) ? pair.value : undefined;
    } else if (isSeq(here)) {
      const at = lastBefore(here.items.map(startOf), offset);
      if (at < 0) break;
      path.push(at);
      here = here.items[at] as Node;
    } else break;
  }
  return path;
}

/** The last of ascending starts that is not behind the offset. */
const lastBefore = (starts: (number | undefined)[], offset: number): number =>
  starts.findLastIndex((start) => start !== undefined && start <= offset);

/** The offset of a line and column, both from 1, columns counted in characters. */
export function offsetAt(text: string, line: number, column: number): number {
  let start = 0;
  for (let n = 1; n < line; n += 1) {
    const end = text.indexOf('\n', start);
    if (end < 0) return text.length;
    start = end + 1;
  }
  const end = text.indexOf('\n', start);
  const characters = Array.from(text.slice(start, end < 0 ? text.length : end));
  return start + characters.slice(0, column - 1).join('').length;
}
