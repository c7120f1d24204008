import { IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { planned } from '@/shared/time/format';
import { useNow, useZoneSaid } from '@/shared/time/zone';
import { Badge } from '@/shared/ui/badge';
import { localText } from '@/shared/timing/rule';
import type { Upcoming } from './types';
import classes from './schedules.module.css';

interface ComingListProps {
  coming: Upcoming[];
  note?: string | undefined;
  /** Nothing of it is opened before the schedule is resumed. */
  paused?: boolean;
  /** What can be done with one. */
  actions?: (one: Upcoming) => ReactNode;
}

/** Windows to come, each with what a shift or a person did to it. */
export function ComingList({ coming, note, paused = false, actions }: ComingListProps) {
  const now = useNow();
  return (
    <>
      {paused && <p className={classes.quiet}>Paused: nothing is opened before it is resumed.</p>}
      <ol className={classes.coming}>
        {coming.map((one) => (
          <li key={one.local} data-fate={one.fate}>
            <div className={classes.when}>
              <Moment one={one} />
              {one.fate === 'comes' && !paused && (
                <span className={classes.opens}>
                  {new Date(one.opens) <= now ? (
                    'opens at once'
                  ) : (
                    <>
                      opens <Opening one={one} />
                    </>
                  )}
                </span>
              )}
              {one.skip_reason && (
                <span className={classes.opens}>
                  {one.skipped_by?.name}: {one.skip_reason}
                </span>
              )}
            </div>
            {actions?.(one)}
          </li>
        ))}
      </ol>
      {note && <p className={classes.quiet}>{note}</p>}
    </>
  );
}

/** In the schedule's zone, as its window beside it. */
function Opening({ one }: { one: Upcoming }) {
  const now = useNow();
  return <time dateTime={one.opens}>{planned(new Date(one.opens), now, one.zone)}</time>;
}

function Moment({ one }: { one: Upcoming }) {
  const zone = useZoneSaid()(one.zone);
  if (one.fate !== 'comes') {
    return (
      <span className={classes.moment}>
        <s>{localText(one.local)}</s>
        {zone}
        <Badge tone="void">{one.fate === 'skipped' ? 'Skipped' : 'No working day'}</Badge>
      </span>
    );
  }
  if (!one.moved) return <span className={classes.moment}>{localText(one.planned) + zone}</span>;
  return (
    <span className={classes.moment}>
      <s>{localText(one.local)}</s>
      <IconArrowRight size={14} stroke={1.8} aria-label="moved to" />
      {localText(one.planned) + zone}
    </span>
  );
}
