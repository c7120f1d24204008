import { Link } from '@tanstack/react-router';
import { IconCalendarRepeat } from '@tabler/icons-react';
import { dayHeading, timeOfDay } from '@/shared/time/format';
import { useNow, useZone, useZoneSaid } from '@/shared/time/zone';
import { Planned } from '@/shared/time/when';
import { Badge } from '@/shared/ui/badge';
import { Empty } from '@/shared/ui/states';
import { localText } from '@/shared/timing/rule';
import type { Coming } from './types';
import classes from './schedules.module.css';

/** What is to come, by the reader's days. */
export function ToCome({ items, all }: { items: Coming[]; all: boolean }) {
  const zone = useZone();
  const now = useNow();
  if (items.length === 0) {
    return (
      <Empty icon={IconCalendarRepeat} title="Nothing is to come in this time">
        What comes again, such as a certificate’s renewal, is written once and opened by itself.
      </Empty>
    );
  }
  const days = new Map<string, Coming[]>();
  for (const one of items) {
    const day = dayHeading(new Date(one.start), now, zone);
    days.set(day, [...(days.get(day) ?? []), one]);
  }
  return (
    <>
      {[...days].map(([day, those]) => (
        <section key={day} aria-label={day}>
          <h2 className={classes.dayHead}>{day}</h2>
          <ul className={classes.days}>
            {those.map((one) => (
              <li key={one.schedule + one.local} className={classes.row}>
                <time dateTime={one.start}>
                  {timeOfDay(new Date(one.start), zone)}–{timeOfDay(new Date(one.end), zone)}
                </time>
                <span>
                  <Link to="/schedules/$id" params={{ id: one.schedule }}>
                    {one.name}
                  </Link>{' '}
                  <span className={classes.quiet}>{one.owner.name}</span>
                </span>
                <State one={one} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {!all && <p className={classes.quiet}>There are more than can be shown: choose a shorter time.</p>}
    </>
  );
}

function State({ one }: { one: Coming }) {
  const zone = useZoneSaid()(one.zone);
  if (one.paused) return <Badge tone="void">Paused</Badge>;
  if (one.fate === 'skipped') return <Badge tone="void">Skipped</Badge>;
  if (one.fate === 'left_out') return <Badge tone="void">No working day</Badge>;
  return (
    <span className={classes.opens}>
      {one.moved && <>moved from {localText(one.local) + zone}, </>}opens <Planned at={one.opens} />
    </span>
  );
}
