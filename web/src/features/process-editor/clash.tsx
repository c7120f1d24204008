import { Alert, Button, Group } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import type { ProcessDraft } from '@/shared/api/types';
import { When } from '@/shared/time/when';
import { Difference } from '@/shared/ui/difference';
import classes from './editor.module.css';

interface ClashProps {
  /** Null: the draft was published or discarded meanwhile. */
  theirs: ProcessDraft | null;
  mine: string;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

/** Somebody saved the same draft meanwhile: both are shown, and a person chooses. */
export function Clash({ theirs, mine, onKeepMine, onTakeTheirs }: ClashProps) {
  return (
    <Alert
      color="accent"
      className={classes.clash ?? ''}
      icon={<IconUsers size={18} aria-hidden />}
      title={
        theirs
          ? `${theirs.saved_by.name} has saved this draft meanwhile`
          : 'This draft was published or discarded meanwhile'
      }
    >
      {theirs ? (
        <>
          <p>
            Saved <When at={theirs.saved_at} />. What differs from theirs to yours:
          </p>
          <Difference title="From theirs to yours" before={theirs.yaml} after={mine} />
        </>
      ) : (
        <p>What you have here is not saved. Keep it as a new draft, or go back to what there is.</p>
      )}
      <Group gap="sm" mt="sm">
        <Button size="xs" onClick={onKeepMine}>
          {theirs ? 'Keep mine, over theirs' : 'Keep mine as a new draft'}
        </Button>
        <Button size="xs" variant="default" onClick={onTakeTheirs}>
          {theirs ? 'Take theirs' : 'Discard mine'}
        </Button>
        {theirs && <span className={classes.quiet}>Taking theirs can be undone: yours is one step back.</span>}
      </Group>
    </Alert>
  );
}
