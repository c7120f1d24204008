import {
  IconCheckbox,
  IconClockHour4,
  IconFlag,
  IconForms,
  IconHandClick,
  IconPointFilled,
  IconUserCheck,
  type Icon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Unmet } from '@/shared/api/types';
import { useNow } from '@/shared/time/zone';
import { Planned, PlannedThere, When } from '@/shared/time/when';
import classes from './waiting-list.module.css';

const icons: Record<string, Icon> = {
  approved: IconUserCheck,
  tasks_done: IconCheckbox,
  fields: IconForms,
  window_open: IconClockHour4,
  outcome_declared: IconFlag,
  advance: IconHandClick,
};

interface WaitingListProps {
  unmet: Unmet[];
  /** A way to the thing itself: the task, the approval, the field. */
  link?: (unmet: Unmet) => ReactNode;
  /** The zone in which the window was planned. */
  zone?: string | undefined;
}

/** Every condition that is not met, who can meet it, since when and until when. */
export function WaitingList({ unmet, link, zone }: WaitingListProps) {
  const now = useNow();
  return (
    <ul className={classes.list}>
      {unmet.map((one) => {
        const Mark = icons[one.gate] ?? IconPointFilled;
        const opens = opensAt(one);
        const due = opens ? undefined : one.due;
        const late = due !== undefined && new Date(due) < now;
        return (
          <li key={`${one.gate}:${one.key}`} className={classes.item}>
            <Mark size={17} stroke={1.8} className={classes.mark} aria-hidden />
            <div className={classes.title}>
              {link?.(one) ?? one.title}
              {one.need > 1 && !one.detail.startsWith(`${one.have} of `) && (
                <span className={classes.count}>
                  {one.have} of {one.need}
                </span>
              )}
            </div>
            <div className={classes.times}>
              {one.since && <When at={one.since} prefix="since" />}
              {due && (
                <span className={late ? classes.late : undefined}>
                  <When at={due} prefix={late ? 'overdue since' : 'due'} />
                </span>
              )}
            </div>
            {opens ? (
              <div className={classes.detail}>
                The window opens <PlannedThere at={opens} zone={zone} />, <When at={opens} />.
              </div>
            ) : (
              one.detail && one.detail !== one.title && <div className={classes.detail}>{one.detail}</div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** When the window opens, where the condition is that it does. */
const opensAt = (unmet: Unmet) => (unmet.gate === 'window_open' ? unmet.due : undefined);

/** In a list, where nobody has to act: the first thing that is waited for. */
export function WaitsOn({ waiting, otherwise = '' }: { waiting: Unmet[]; otherwise?: string }) {
  const first = waiting[0];
  const opens = first && opensAt(first);
  if (!opens) return first?.title ?? otherwise;
  return (
    <>
      opens <Planned at={opens} />
    </>
  );
}
