import { Button, Group } from '@mantine/core';
import { IconArrowsSplit2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Difference } from './difference';
import classes from './clash.module.css';

interface ClashProps {
  /** Of the field. */
  title: string;
  /** Who altered it and when, where that is known. */
  who?: ReactNode;
  theirs: string;
  mine: string;
  busy?: boolean;
  onKeep: () => void;
  onTake: () => void;
}

/** Somebody else has altered what is being written here: both values, and the choice between them. */
export function Clash({ title, who, theirs, mine, busy, onKeep, onTake }: ClashProps) {
  const long = theirs.includes('\n') || mine.includes('\n') || theirs.length + mine.length > 160;
  return (
    <section className={classes.clash} role="alert" aria-label={`${title} was altered meanwhile`}>
      <div className={classes.head}>
        <IconArrowsSplit2 size={17} stroke={1.8} aria-hidden />
        <div>
          <strong>{title} was altered while you were writing</strong>
          {who && <>, by {who}</>}. Nothing of yours is lost; which shall it be?
        </div>
      </div>
      {long ? (
        <Difference title="− theirs, + yours" before={theirs} after={mine} />
      ) : (
        <dl className={classes.both}>
          <dt>Theirs</dt>
          <dd>{theirs || 'Nothing'}</dd>
          <dt>Yours</dt>
          <dd>{mine || 'Nothing'}</dd>
        </dl>
      )}
      <Group gap="xs">
        <Button size="xs" loading={busy ?? false} onClick={onKeep}>
          Keep mine
        </Button>
        <Button size="xs" variant="default" onClick={onTake}>
          Take theirs
        </Button>
      </Group>
    </section>
  );
}
