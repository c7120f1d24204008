import { Link } from '@tanstack/react-router';
import { useProcesses } from '@/shared/api/directory';
import type { ProcessContingency } from '@/shared/api/types';
import { outcomeName } from '@/shared/lib/words';
import { Badge } from '@/shared/ui/badge';
import classes from './processes.module.css';

/** What a bad outcome starts, and what is offered to people when something went wrong. */
export function ContingenciesOf({ contingencies }: { contingencies: ProcessContingency[] }) {
  const processes = useProcesses();
  if (contingencies.length === 0) return null;
  const known = (key: string) => processes.data?.find((p) => p.key === key);
  return (
    <section className={classes.beside} aria-labelledby="contingencies-of">
      <h2 id="contingencies-of">Contingencies</h2>
      <p className={classes.quiet}>
        Each runs as a change of its own, linked to the one that called it; that one closes once what it requires is
        done.
      </p>
      <ul className={classes.tasks}>
        {contingencies.map((one) => (
          <li key={one.process}>
            <span>
              {known(one.process) ? (
                <Link to="/processes/$key" params={{ key: one.process }}>
                  {known(one.process)?.name}
                </Link>
              ) : (
                one.process
              )}
            </span>
            {processes.data && !known(one.process) && <Badge tone="issues">Not published</Badge>}
            {known(one.process)?.retired && <Badge tone="issues">Retired</Badge>}
            <span className={classes.quiet}>{startText(one)}</span>
            {one.when && <div className={classes.when}>Only if {one.when.in_words}</div>}
          </li>
        ))}
      </ul>
    </section>
  );
}

const besideText: Partial<Record<NonNullable<ProcessContingency['link']>, string>> = {
  fixes: 'fixes the change',
  caused_by: 'caused by the change',
  follow_up_of: 'follows up on the change',
};

function startText({ start, on, link }: ProcessContingency): string {
  const outcomes = on.map((outcome) => outcomeName[outcome].toLowerCase());
  const last = outcomes.pop() ?? '';
  const after = outcomes.length > 0 ? `${outcomes.join(', ')} or ${last}` : last;
  return [
    start === 'hand' ? 'offered to people on the page of the change' : `by itself, when a change ends as ${after}`,
    link && besideText[link],
  ]
    .filter(Boolean)
    .join(' · ');
}
