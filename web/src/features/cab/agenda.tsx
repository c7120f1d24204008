import { ActionIcon, Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconArrowDown, IconArrowUp, IconGavel } from '@tabler/icons-react';
import { useRef, type ReactNode } from 'react';
import { useRowKeys } from '@/shared/keys/rows';
import { plural } from '@/shared/lib/words';
import { MoreActs, type MoreAct } from '@/shared/ui/more-acts';
import { Empty } from '@/shared/ui/states';
import { ItemBadge } from './item-badge';
import { Reasons } from './reasons';
import { clockText, waitingOf } from './words';
import type { AgendaItem, Meeting } from './types';
import type { Why } from './why';
import classes from './cab.module.css';

interface AgendaProps {
  meeting: Meeting;
  /** What can be done with an item; nothing: it is only looked at. */
  acts?: (item: AgendaItem) => MoreAct[];
  /** Moves one that waits before or after its neighbour. */
  onMove?: (change: string, by: -1 | 1) => void;
  /** Why the order cannot be altered. */
  whyNotMove?: Why;
  /** Said where nothing is on it. */
  empty: ReactNode;
}

/** The agenda in its order: what comes first, and why. */
export function Agenda({ meeting, acts, onMove, whyNotMove, empty }: AgendaProps) {
  const list = useRef<HTMLOListElement>(null);
  useRowKeys(list);
  const { agenda, hidden } = meeting;
  const waiting = waitingOf(meeting);
  if (agenda.length === 0 && hidden === 0) {
    return (
      <Empty icon={IconGavel} title="Nothing is on the agenda">
        {empty}
      </Empty>
    );
  }
  return (
    <>
      <ol className={classes.agenda} ref={list} aria-label="Agenda">
        {agenda.map((item, i) => (
          <li key={item.change} data-row data-state={item.state} className={classes.item}>
            <span className={classes.place} aria-hidden>
              {i + 1}
            </span>
            <div className={classes.itemBody}>
              <ItemHead item={item} />
              {item.state === 'waiting' && <Reasons item={item} />}
              {item.postponed && (
                <p className={classes.quiet}>
                  {item.postponed.by.name}: {item.postponed.reason}
                  {item.postponed_to && ` It waits on the agenda of ${item.postponed_to}.`}
                </p>
              )}
            </div>
            <div className={classes.itemActs}>
              {item.state !== 'waiting' && item.spent_seconds > 0 && (
                <span className={classes.spent}>{clockText(item.spent_seconds)}</span>
              )}
              {onMove && item.state === 'waiting' && (
                <>
                  <Move
                    icon={IconArrowUp}
                    label={`${item.change} earlier`}
                    why={whyNotMove ?? (waiting[0] === item ? 'Nothing that waits stands before it.' : undefined)}
                    onClick={() => onMove(item.change, -1)}
                  />
                  <Move
                    icon={IconArrowDown}
                    label={`${item.change} later`}
                    why={whyNotMove ?? (waiting.at(-1) === item ? 'Nothing that waits stands after it.' : undefined)}
                    onClick={() => onMove(item.change, 1)}
                  />
                </>
              )}
              {acts && <MoreActs small acts={acts(item)} />}
            </div>
          </li>
        ))}
      </ol>
      {hidden > 0 && <p className={classes.quiet}>{plural(hidden, 'change')} on it you may not see.</p>}
    </>
  );
}

/** What it is about, whose it is, and how it stands. */
export function ItemHead({ item }: { item: AgendaItem }) {
  return (
    <div className={classes.itemHead}>
      <Link to="/changes/$id" params={{ id: item.change }} className={classes.itemTitle}>
        <span className={classes.id}>{item.change}</span> {item.title}
      </Link>
      <ItemBadge item={item} />
      <span className={classes.quiet}>
        {item.owner.name}, in {item.stage_name}
      </span>
    </div>
  );
}

interface MoveProps {
  icon: typeof IconArrowUp;
  label: string;
  why: Why;
  onClick: () => void;
}

function Move({ icon: Mark, label, why, onClick }: MoveProps) {
  return (
    <Tooltip label={why ?? label} multiline maw={260} events={{ hover: true, focus: true, touch: true }}>
      <ActionIcon
        variant="subtle"
        size={30}
        aria-label={label}
        {...(why && { 'data-disabled': true, 'aria-disabled': true, 'aria-description': why })}
        onClick={() => {
          if (!why) onClick();
        }}
      >
        <Mark size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
