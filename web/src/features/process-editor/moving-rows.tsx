import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { moveItem } from './document/edits';
import type { Path } from './document/text';
import { useEditor } from './editor-context';
import { Away } from './stage-part';
import classes from './editor.module.css';

/** Rows of a list that are put into another order: the focus goes with what was moved, to the button that moves it on. */
export function useMovingRows(path: Path, rows: readonly unknown[], nameOf: (index: number) => string) {
  const { edit, say } = useEditor();
  const ref = useRef<HTMLOListElement>(null);
  const follow = useRef<number>(undefined);
  useEffect(() => {
    const moved = ref.current?.children[follow.current ?? -1];
    follow.current = undefined;
    moved?.querySelector<HTMLElement>('[data-move]:not(:disabled)')?.focus();
  }, [rows]);
  const move = (from: number, by: number) => {
    follow.current = from + by;
    edit(moveItem(path, from, from + by));
    say(`${nameOf(from)} is now ${from + by + 1} of ${rows.length}.`);
  };
  return { ref, move };
}

interface RowHeadProps {
  name: string;
  /** As it is called by what can be done with it: "act 1: Tell people". */
  said: string;
  index: number;
  count: number;
  onMove: (from: number, by: number) => void;
  onRemove: () => void;
}

/** What a row is, and what can be done with it as a whole. */
export function RowHead({ name, said, index, count, onMove, onRemove }: RowHeadProps) {
  const button = (by: number, words: string, at: boolean, Mark: typeof IconArrowUp) => (
    <ActionIcon
      variant="subtle"
      color="gray"
      c="var(--ink-3)"
      data-move
      aria-label={`Move ${said} ${words}`}
      disabled={at}
      onClick={() => onMove(index, by)}
    >
      <Mark size={16} />
    </ActionIcon>
  );
  return (
    <div className={classes.actHead}>
      <span>{name}</span>
      {count > 1 && button(-1, 'up', index === 0, IconArrowUp)}
      {count > 1 && button(1, 'down', index === count - 1, IconArrowDown)}
      <Away label={`Take ${said} away`} onClick={onRemove} />
    </div>
  );
}
