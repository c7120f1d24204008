import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Board, ChangeRow } from '@/shared/api/types';
import type { ChangeFilter } from '@/shared/lib/change-filter';
import { firstNames, phaseName, plural } from '@/shared/lib/words';
import { WaitsOn } from '@/shared/ui/waiting-list';
import { When } from '@/shared/time/when';
import { HoldBadge, OutcomeBadge, phaseColors, PriorityMark, RestrictedBadge } from '@/shared/ui/badge';
import { PersonStack } from '@/shared/ui/person';
import { Loaded } from '@/shared/ui/states';
import { boardQuery } from './api';
import { waitsFor } from './columns';
import classes from './board.module.css';

/** A column a phase, and on each card whom the change waits for. */
export function BoardView({ filter }: { filter: ChangeFilter }) {
  const board = useQuery(boardQuery(filter));
  return <Loaded query={board}>{(data) => <Columns board={data} filter={filter} />}</Loaded>;
}

function Columns({ board, filter }: { board: Board; filter: ChangeFilter }) {
  const shown = board.phases.filter((p) => p.phase !== 'closed' || p.count > 0);
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways, so the keyboard must reach it
    <div className={classes.board} role="region" aria-label="Board" tabIndex={0}>
      {shown.map(({ phase, count, items }) => (
        <section key={phase} className={classes.column} style={phaseColors(phase)} aria-labelledby={`phase-${phase}`}>
          <h2 id={`phase-${phase}`} className={classes.head}>
            {phaseName[phase]} <span className={classes.count}>{count.toLocaleString('en')}</span>
          </h2>
          <ul className={classes.cards}>
            {items.map((change) => (
              <Card key={change.id} change={change} />
            ))}
          </ul>
          {count > items.length && (
            <Link to="/changes" search={{ ...filter, phase: [phase] }} className={classes.more}>
              {plural(count - items.length, 'more', 'more')}
            </Link>
          )}
        </section>
      ))}
    </div>
  );
}

function Card({ change }: { change: ChangeRow }) {
  const people = waitsFor(change);
  return (
    <li className={classes.card}>
      <Link to="/changes/$id" params={{ id: change.id }} className={classes.title}>
        {change.title}
      </Link>
      <div className={classes.meta}>
        <span>{change.id}</span>
        {change.priority && <PriorityMark priority={change.priority} />}
        {change.on_hold && <HoldBadge />}
        {change.restricted && <RestrictedBadge />}
        {change.outcome && <OutcomeBadge outcome={change.outcome} />}
      </div>
      {!change.closed && (
        <div className={classes.waits}>
          {people.length > 0 ? (
            <>
              <PersonStack people={people} most={3} counted={false} />
              <span className={classes.names}>{people.length === 1 ? people[0]?.name : firstNames(people)}</span>
            </>
          ) : (
            <span className={classes.names}>
              <WaitsOn waiting={change.waiting} otherwise={change.stage_name} />
            </span>
          )}
          <When at={change.stage_since} />
        </div>
      )}
    </li>
  );
}
