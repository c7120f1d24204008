import { Button } from '@mantine/core';
import { IconAlertCircle, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { problemOf, type Problem } from '@/shared/api/problem';
import classes from './states.module.css';

interface EmptyProps {
  icon: Icon;
  title: string;
  children: ReactNode;
  action?: ReactNode;
}

/** What belongs here, and the first step towards it. */
export function Empty({ icon: Mark, title, children, action }: EmptyProps) {
  return (
    <div className={classes.empty}>
      <span className={classes.icon}>
        <Mark size={20} stroke={1.6} aria-hidden />
      </span>
      <h2>{title}</h2>
      <p>{children}</p>
      {action}
    </div>
  );
}

interface ProblemPanelProps {
  error: unknown;
  onRetry?: () => void;
  /** Turns a line of what is missing into a way to its field. */
  unmetLink?: (unmet: NonNullable<Problem['unmet']>[number]) => ReactNode;
}

/** What happened, why, and what to do, in the server's words; everything that stood in the way. */
export function ProblemPanel({ error, onRetry, unmetLink }: ProblemPanelProps) {
  const problem = problemOf(error);
  return (
    <div className={classes.problem} role="alert">
      <IconAlertCircle size={18} stroke={1.8} aria-hidden />
      <div>
        <div className={classes.problemTitle}>{problem.title}</div>
        {problem.detail && <div className={classes.detail}>{problem.detail}</div>}
        {!!problem.unmet?.length && (
          <ul>
            {problem.unmet.map((unmet) => (
              <li key={unmet.detail}>{unmetLink?.(unmet) ?? unmet.detail}</li>
            ))}
          </ul>
        )}
        {!!problem.errors?.length && (
          <ul>
            {problem.errors.map((e) => (
              <li key={e.pointer + e.detail}>{e.detail}</li>
            ))}
          </ul>
        )}
        {onRetry && (
          <Button className={classes.again} variant="default" size="xs" onClick={onRetry}>
            Try again
          </Button>
        )}
      </div>
    </div>
  );
}

/** Grey rows in place of what is being fetched; shown only when it takes longer than 300 ms. */
export function Waiting({ rows = 6, label = 'Loading' }: { rows?: number; label?: string }) {
  return (
    <div className={classes.waiting} role="status">
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: rows }, (_, i) => (
        <div key={i} className={classes.row} style={{ width: `${88 - ((i * 23) % 47)}%` }} />
      ))}
    </div>
  );
}

export interface Query<T> {
  data: T | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}

interface LoadedProps<T> {
  query: Query<T>;
  rows?: number;
  children: (data: T) => ReactNode;
}

/** Waiting, then an error or the thing itself. What was there stays while it is fetched again. */
export function Loaded<T>({ query, rows, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />;
  return <Waiting {...(rows !== undefined && { rows })} />;
}
