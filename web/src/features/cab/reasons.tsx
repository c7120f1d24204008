import type { AgendaItem } from './types';
import classes from './cab.module.css';

/** Why an item stands where it stands: each ground with its points. */
export function Reasons({ item }: { item: Pick<AgendaItem, 'points' | 'reasons' | 'added_by' | 'from'> }) {
  const { points, reasons, added_by: addedBy, from } = item;
  return (
    <ul className={classes.reasons} aria-label={`Why it ranks with ${points} points`}>
      {reasons.map((reason) => (
        <li key={reason.ground + reason.text}>
          <span className={classes.points}>+{reason.points}</span> {reason.text}
        </li>
      ))}
      {reasons.length === 0 && <li>Nothing speaks for an earlier place.</li>}
      {addedBy && <li>Put on by {addedBy.name}.</li>}
      {from && <li>Postponed at {from}.</li>}
    </ul>
  );
}
