import {
  IconCheckbox,
  IconClockHour4,
  IconFlag,
  IconForms,
  IconHandClick,
  IconHierarchy2,
  IconLifebuoy,
  IconListCheck,
  IconLink,
  IconPointFilled,
  IconUserCheck,
  type Icon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Unmet } from '@/shared/api/types';
import { plural } from '@/shared/lib/words';
import { useNow } from '@/shared/time/zone';
import { Planned, PlannedThere, When } from '@/shared/time/when';
import classes from './waiting-list.module.css';

const icons: Record<string, Icon> = {
  approved: IconUserCheck,
  tasks_done: IconCheckbox,
  window_open: IconClockHour4,
  outcome_declared: IconFlag,
  advance: IconHandClick,
  related: IconLink,
  children_done: IconHierarchy2,
  children_closing: IconHierarchy2,
  contingencies_done: IconLifebuoy,
  conditions_met: IconListCheck,
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
  const fields = unmet.filter((one) => one.gate === 'fields');
  return (
    <ul className={classes.list}>
      {fields.length > 0 && <Fields fields={fields} link={link} />}
      {unmet.map((one) => {
        if (one.gate === 'fields') return null;
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

/** The fields that are missing are one thing to do: filling them in. */
function Fields({ fields, link }: { fields: Unmet[]; link: WaitingListProps['link'] }) {
  const since = fields[0]?.since;
  return (
    <li className={classes.item}>
      <IconForms size={17} stroke={1.8} className={classes.mark} aria-hidden />
      <div className={classes.title}>Fill in {plural(fields.length, 'field')}</div>
      <div className={classes.times}>{since && <When at={since} prefix="since" />}</div>
      <ul className={classes.fields}>
        {fields.map((field) => (
          <li key={field.key} title={field.detail}>
            {link?.(field) ?? field.title}
          </li>
        ))}
      </ul>
    </li>
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
