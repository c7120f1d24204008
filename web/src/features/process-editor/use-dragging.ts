import { useRef, useState, type PointerEvent } from 'react';
import { textPath, type Path } from './document/text';
import { useActs } from './use-acts';

/** Dragging parts in the outline by their grip, with a mouse or a finger: within their list, or into another stage. */

interface Dragging {
  from: string;
  /** The part over which it is held, where it may be dropped. */
  over: string | undefined;
}

const kindOf = (path: Path): string => (path.length === 4 ? String(path[2]) : String(path[0]));

/** Whether a part can be dropped there: beside one of its kind, or a task and an approval onto a stage. */
function accepts(from: Path, over: Path): boolean {
  if (kindOf(from) === kindOf(over) && from.length === over.length) return true;
  return from.length === 4 && over.length === 2 && over[0] === 'stages';
}

export function useDragging() {
  const acts = useActs();
  const [dragging, setDragging] = useState<Dragging>();
  const now = useRef<Dragging>(undefined);
  const set = (next: Dragging | undefined) => {
    now.current = next;
    setDragging(next);
  };

  const drop = (from: Path, over: Path) => {
    if (over.length === 2 && from.length === 4) {
      if (over[1] !== from[1]) acts.hand(from, [...over, String(from[2])], Number.MAX_SAFE_INTEGER);
    } else if (from.slice(0, -1).join() === over.slice(0, -1).join()) {
      acts.move(from, Number(over.at(-1)) - Number(from.at(-1)));
    } else acts.hand(from, over.slice(0, -1), Number(over.at(-1)));
  };

  const grip = (path: string) => ({
    onPointerDown: (event: PointerEvent) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      set({ from: path, over: undefined });
    },
    onPointerMove: (event: PointerEvent) => {
      if (!now.current) return;
      const under = document.elementFromPoint(event.clientX, event.clientY);
      const over = under?.closest<HTMLElement>('[data-item]')?.dataset.item;
      const fits = over !== undefined && over !== path && accepts(textPath(path), textPath(over));
      set({ from: path, over: fits ? over : undefined });
    },
    onPointerUp: () => {
      const held = now.current;
      set(undefined);
      if (held?.over !== undefined) drop(textPath(held.from), textPath(held.over));
    },
    onPointerCancel: () => set(undefined),
  });
  return { dragging, grip };
}
