import { IconAlertCircle, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { Mistake } from '@/shared/api/types';
import { plural } from '@/shared/lib/words';
import classes from './editor.module.css';

interface MistakesProps {
  mistakes: Mistake[];
  /** What it would lack here, such as people in a group. */
  lacking: string[];
  /** What is shown belongs to an older text; the newer one is being looked at. */
  checking: boolean;
  /** Why it could not be checked at all. */
  failed: boolean;
  onJump: (mistake: Mistake) => void;
}

/** How many mistakes there are, and each with the way to its place. */
export function Mistakes({ mistakes, lacking, checking, failed, onJump }: MistakesProps) {
  const [open, setOpen] = useState(false);
  const count = mistakes.length;
  const state = failed
    ? 'The text could not be checked; it is tried again with the next edit.'
    : count > 0
      ? `${plural(count, 'mistake')} to mend`
      : lacking.length > 0
        ? `No mistake; ${plural(lacking.length, 'thing')} lacking before it can run here`
        : 'No mistake';
  const some = count + lacking.length > 0;
  return (
    <div className={classes.mistakes} data-open={(open && some) || undefined}>
      <div className={classes.mistakesHead}>
        <span className={count > 0 || failed ? classes.bad : classes.fine} role="status">
          {count > 0 || failed ? <IconAlertCircle size={16} aria-hidden /> : <IconCheck size={16} aria-hidden />}
          {state}
          {checking && <span className={classes.quiet}> checking…</span>}
        </span>
        {some && (
          <button type="button" className={classes.link} aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? 'Hide' : 'Show'}
          </button>
        )}
      </div>
      {open && some && (
        <ul aria-label="What is to be mended">
          {mistakes.map((m) => (
            <li key={`${m.line}:${m.column}:${m.what}`}>
              <button type="button" className={classes.link} onClick={() => onJump(m)}>
                Line {m.line}
              </button>
              <span>
                {m.what} <span className={classes.quiet}>{m.remedy}</span>
              </span>
            </li>
          ))}
          {lacking.map((lack) => (
            <li key={lack}>
              <span className={classes.quiet}>Here</span>
              <span>{lack}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
