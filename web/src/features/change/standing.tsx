import { Link } from '@tanstack/react-router';
import { IconClockPause, IconHourglass } from '@tabler/icons-react';
import type { ChangeView, Unmet } from '@/shared/api/types';
import { WaitingList } from '@/shared/ui/waiting-list';
import { When } from '@/shared/time/when';
import { SentBack } from './sent-back';
import classes from './change.module.css';

/** On top of all: what it waits for, every condition of it, with who can meet it. */
export function Standing({ change }: { change: ChangeView }) {
  if (change.phase === 'closed') return null;
  // A hold is told above, with who put it there and why.
  const waiting = change.waiting.filter((w) => w.gate !== 'on_hold' || !change.hold);
  return (
    <>
      {change.hold && (
        <section className={classes.hold} aria-label="On hold">
          <IconClockPause size={18} stroke={1.8} aria-hidden />
          <div>
            <strong>On hold</strong> by {change.hold.by.name} <When at={change.hold.since} />
            <div>{change.hold.reason}</div>
          </div>
        </section>
      )}
      <SentBack change={change} />
      {waiting.length > 0 && (
        <section className={classes.standing} aria-labelledby="standing">
          <h2 id="standing">
            <IconHourglass size={16} stroke={1.8} aria-hidden /> Waits for
          </h2>
          <WaitingList
            unmet={waiting}
            link={(unmet) => <UnmetLink change={change} unmet={unmet} />}
            zone={change.planned_start?.zone}
          />
        </section>
      )}
    </>
  );
}

/** What is told of on the tab of related work, where it has no change of its own to lead to. */
const onRelated = new Set(['related', 'children_done', 'children_closing', 'contingencies_done']);

function UnmetLink({ change, unmet }: { change: ChangeView; unmet: Unmet }) {
  const to = { to: '/changes/$id', params: { id: change.id }, resetScroll: false } as const;
  if (unmet.gate === 'approved') {
    return (
      <Link {...to} search={{ tab: 'approvals' }} hash={`approval-${unmet.key}`}>
        {unmet.title}
      </Link>
    );
  }
  if (change.tasks.some((t) => t.id === unmet.key)) {
    return (
      <Link {...to} search={{ tab: 'tasks', task: unmet.key }} hash={unmet.key}>
        {unmet.title} <span className={classes.quiet}>{unmet.key}</span>
      </Link>
    );
  }
  if (unmet.gate === 'fields' || unmet.gate === 'window_open') {
    return (
      <Link {...to} search={{}} hash={`at-${unmet.gate === 'fields' ? unmet.key : 'planned_start'}`}>
        {unmet.title}
      </Link>
    );
  }
  if (/^CHG-\d+$/.test(unmet.key)) {
    return (
      <Link to="/changes/$id" params={{ id: unmet.key }}>
        {unmet.title}
      </Link>
    );
  }
  if (onRelated.has(unmet.gate)) {
    return (
      <Link {...to} search={{ tab: 'related' }}>
        {unmet.title}
      </Link>
    );
  }
  return unmet.title;
}
