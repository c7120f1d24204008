import { Button } from '@mantine/core';
import { IconAlertCircle, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { besideFields, fieldInWords, problemOf, type Problem } from '@/shared/api/problem';
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
  /** The fields that say their own errors: these are not said again. */
  fields?: readonly string[] | undefined;
  /** Turns a line of what is missing into a way to its field. */
  unmetLink?: (unmet: NonNullable<Problem['unmet']>[number]) => ReactNode;
}

/** What happened, why, and what to do, in the server's words; everything that stood in the way. */
export function ProblemPanel({ error, onRetry, fields = [], unmetLink }: ProblemPanelProps) {
  const problem = problemOf(error);
  const errors = besideFields(problem, fields);
  const named = (problem.errors ?? []).length > 0;
  if (named && errors.length === 0 && !problem.unmet?.length) {
    return (
      <p className="visually-hidden" role="alert">
        {problem.title}
      </p>
    );
  }
  return (
    <div className={classes.problem} role="alert">
      <IconAlertCircle size={18} stroke={1.8} aria-hidden />
      <div>
        <div className={classes.problemTitle}>{problem.title}</div>
        {problem.detail && !named && <div className={classes.detail}>{problem.detail}</div>}
        {!!problem.unmet?.length && (
          <ul>
            {problem.unmet.map((unmet) => (
              <li key={unmet.detail}>{unmetLink?.(unmet) ?? unmet.detail}</li>
            ))}
          </ul>
        )}
        {errors.length > 0 && (
          <ul>
            {errors.map((e) => (
              <li key={e.pointer + e.detail}>
                {!isSentence(e.detail) && <strong>{fieldInWords(e.pointer)} </strong>}
                <span>{e.detail}</span>
              </li>
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

/** What is none says what its field lacks: "must not be empty". */
const isSentence = (text: string) => /^[^\p{Ll}]/u.test(text);

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
