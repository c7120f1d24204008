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
import { When } from '@/shared/time/when';
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
}

/** Every condition that is not met, who can meet it, since when and until when. */
export function WaitingList({ unmet, link }: WaitingListProps) {
  const now = useNow();
  return (
    <ul className={classes.list}>
      {unmet.map((one) => {
        const Mark = icons[one.gate] ?? IconPointFilled;
        const late = one.due !== undefined && new Date(one.due) < now;
        return (
          <li key={`${one.gate}:${one.key}`} className={classes.item}>
            <Mark size={17} stroke={1.8} className={classes.mark} aria-hidden />
            <div className={classes.title}>
              {link?.(one) ?? one.title}
              {one.need > 1 && (
                <span className={classes.count}>
                  {one.have} of {one.need}
                </span>
              )}
            </div>
            <div className={classes.times}>
              {one.since && <When at={one.since} prefix="since" />}
              {one.due && (
                <span className={late ? classes.late : undefined}>
                  <When at={one.due} prefix={late ? 'overdue since' : 'due'} />
                </span>
              )}
            </div>
            {one.detail && one.detail !== one.title && <div className={classes.detail}>{one.detail}</div>}
          </li>
        );
      })}
    </ul>
  );
}
