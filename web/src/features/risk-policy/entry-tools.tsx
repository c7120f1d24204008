import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import classes from './risk-policy.module.css';

interface EntryToolsProps {
  /** What stands there, for those who hear it: "question 2". */
  of: string;
  at: number;
  count: number;
  onMove?: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** Earlier, later, away. */
export function EntryTools({ of, at, count, onMove, onRemove }: EntryToolsProps) {
  return (
    <span className={classes.tools}>
      {onMove && (
        <>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Move ${of} up`}
            disabled={at === 0}
            onClick={() => onMove(-1)}
          >
            <IconArrowUp size={16} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Move ${of} down`}
            disabled={at === count - 1}
            onClick={() => onMove(1)}
          >
            <IconArrowDown size={16} />
          </ActionIcon>
        </>
      )}
      <ActionIcon variant="subtle" color="gray" aria-label={`Take ${of} away`} onClick={onRemove}>
        <IconX size={16} />
      </ActionIcon>
    </span>
  );
}
