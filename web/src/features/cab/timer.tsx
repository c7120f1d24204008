import { useEffect, useState } from 'react';
import { clockText } from './words';
import classes from './cab.module.css';

interface TimerProps {
  /** What is timed, for screen readers. */
  label: string;
  /** Since when it counts, by the server's clock; before it stood at so many seconds. */
  since: string;
  spent?: number;
  /** How far the server's clock is ahead of this machine's, in milliseconds. */
  ahead: number;
  /** Seconds after which it is marked. */
  long?: number;
}

/** Counts seconds from a moment of the server: the same on every screen, however wrong its clock is. */
export function Timer({ label, since, spent = 0, ahead, long }: TimerProps) {
  const now = useSecond();
  const seconds = spent + Math.max(0, now + ahead - Date.parse(since)) / 1000;
  return (
    <span
      role="timer"
      aria-label={label}
      className={classes.timer}
      data-long={(long !== undefined && seconds > long) || undefined}
    >
      {clockText(seconds)}
    </span>
  );
}

/** This moment, brought up to date each second. */
function useSecond(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
