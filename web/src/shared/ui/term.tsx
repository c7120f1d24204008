import { Tooltip } from '@mantine/core';
import { meaningOf } from '@/shared/lib/glossary';
import classes from './term.module.css';

/** A word of the trade that says what it means on hover, focus and tap. */
export function Term({ of, children }: { of: string; children?: string }) {
  const meaning = meaningOf(of);
  if (!meaning) return children ?? of;
  return (
    <Tooltip label={meaning} multiline maw={320} events={{ hover: true, focus: true, touch: true }}>
      <button type="button" className={classes.term}>
        {children ?? of}
        <span className="visually-hidden">: {meaning}</span>
      </button>
    </Tooltip>
  );
}
