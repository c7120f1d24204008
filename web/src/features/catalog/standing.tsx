import { day } from '@/shared/time/format';
import { useZone } from '@/shared/time/zone';
import { Badge } from '@/shared/ui/badge';
import { stateName, stateTone } from './words';
import type { EntryCard } from './types';
import classes from './catalog.module.css';

/** Where an entry stands, and until when, or how it lost its pre-approval. */
export function Standing({
  entry,
}: {
  entry: Pick<EntryCard, 'state' | 'until' | 'pre_approved' | 'lost' | 'proposed'>;
}) {
  const zone = useZone();
  const { state, until, pre_approved, lost, proposed } = entry;
  return (
    <div className={classes.standing}>
      <Badge tone={stateTone[state]}>{stateName[state]}</Badge>
      {proposed !== undefined && state !== 'proposed' && <Badge tone="issues">Version {proposed} waits</Badge>}
      {pre_approved && until !== undefined && (
        <span className={classes.quiet}>until {day(new Date(until), new Date(), zone)}</span>
      )}
      {lost !== undefined && <span className={classes.quiet}>It {lost}.</span>}
    </div>
  );
}
