import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { isDanger, runnable, type ActRequest } from '@/shared/acts/act-spec';
import type { ApprovalView, ChangeRow, EntryWait, MyWork, Possible, TaskView } from '@/shared/api/types';
import { firstNames, names, plural } from '@/shared/lib/words';
import { When } from '@/shared/time/when';
import { HoldBadge, OverdueBadge, PhaseBadge, RestrictedBadge, TaskBadge } from '@/shared/ui/badge';
import { MoreActs } from '@/shared/ui/more-acts';
import { PersonStack } from '@/shared/ui/person';
import { WaitsOn } from '@/shared/ui/waiting-list';
import classes from './rows.module.css';

interface RowActs {
  run: (request: ActRequest) => void;
  busy: string | undefined;
}

interface RowProps {
  change: ChangeRow;
  title: string;
  tab?: 'approvals' | 'tasks';
  task?: string;
  badges?: ReactNode;
  meta: ReactNode;
  children?: ReactNode;
}

function Row({ change, title, tab, task, badges, meta, children }: RowProps) {
  return (
    <div className={classes.row} data-row>
      <div className={classes.what}>
        <Link to="/changes/$id" params={{ id: change.id }} search={{ tab, task }} className={classes.title}>
          {title}
        </Link>
        <div className={classes.sub}>
          <span className={classes.id}>{change.id}</span>
          {title !== change.title && <span className={classes.of}>{change.title}</span>}
          {change.on_hold && <HoldBadge />}
          {change.restricted && <RestrictedBadge />}
          {badges}
        </div>
      </div>
      <div className={classes.meta}>{meta}</div>
      <div className={classes.acts}>{children}</div>
    </div>
  );
}

interface ActsProps extends RowActs {
  possible: Possible[];
  main: string[];
  request: (possible: Possible) => ActRequest;
}

/** The usual act as a button, a second beside it, the rest in a menu. */
function Acts({ possible, main, request, run, busy }: ActsProps) {
  const offered = possible.filter(runnable);
  const first = main.map((act) => offered.find((p) => p.act === act)).find((p) => p !== undefined);
  const rest = offered.filter((p) => p !== first);
  return (
    <>
      {first && (
        <Button
          size="xs"
          data-main-act
          variant={isDanger(first.act) ? 'default' : 'filled'}
          loading={busy === `${first.act}:${first.target}`}
          onClick={() => run(request(first))}
        >
          {first.title}
        </Button>
      )}
      <MoreActs
        small
        acts={rest.map((p) => ({
          key: `${p.act}:${p.target}`,
          title: p.title,
          danger: isDanger(p.act),
          run: () => run(request(p)),
        }))}
      />
    </>
  );
}

function Due({ due, overdue, since }: { due: string | undefined; overdue: boolean; since: string }) {
  return (
    <>
      {overdue && <OverdueBadge />}
      {due ? <When at={due} prefix="due" /> : <When at={since} prefix="since" />}
    </>
  );
}

export function ApprovalRow({ change, approval, run, busy }: { change: ChangeRow; approval: ApprovalView } & RowActs) {
  return (
    <Row
      change={change}
      title={change.title}
      tab="approvals"
      badges={
        <span>
          {approval.title}
          {approval.asked_again && ', asked again: it was edited'}
        </span>
      }
      meta={<Due due={approval.due} overdue={approval.overdue} since={approval.asked} />}
    >
      <Acts
        possible={approval.possible}
        main={['approve']}
        request={(p) => ({
          ...p,
          change: change.id,
          about: `${change.id} ${change.title}`,
          digest: approval.digest,
          askedAgain: approval.asked_again,
        })}
        run={run}
        busy={busy}
      />
    </Row>
  );
}

export function TaskRow({ change, task, run, busy }: { change: ChangeRow; task: TaskView } & RowActs) {
  return (
    <Row
      change={change}
      title={task.title}
      tab="tasks"
      task={task.id}
      badges={task.state !== 'open' && <TaskBadge state={task.state} />}
      meta={<Due due={task.due} overdue={task.overdue} since={task.since} />}
    >
      <Acts
        possible={task.possible}
        main={['start', 'claim', 'finish'].sort((a) => (task.state === 'in_progress' && a === 'finish' ? -1 : 0))}
        request={(p) => ({ ...p, change: change.id, about: `${task.id} ${task.title}` })}
        run={run}
        busy={busy}
      />
    </Row>
  );
}

interface AdvanceProps extends RowActs {
  change: ChangeRow;
  possible: Possible[];
}

/** A change that waits for a word of mine: the act where nothing stands in its way, else what does. */
export function AdvanceRow({ change, possible, run, busy }: AdvanceProps) {
  const ready = possible.filter((p) => p.ready && runnable(p));
  return (
    <Row
      change={change}
      title={change.title}
      badges={
        <>
          <PhaseBadge phase={change.phase}>{change.stage_name}</PhaseBadge>
          {ready.length === 0 && <span>{missing(change, possible)}</span>}
        </>
      }
      meta={<When at={change.stage_since} prefix="since" />}
    >
      {ready.length > 0 ? (
        <Acts
          possible={ready}
          main={['advance', 'declare_outcome', 'answer_question', 'meet_condition', 'ask_again']}
          request={(p) => ({ ...p, change: change.id, about: `${change.id} ${change.title}` })}
          run={run}
          busy={busy}
        />
      ) : (
        <Button
          size="xs"
          variant="default"
          data-main-act
          renderRoot={(props) => <Link to="/changes/$id" params={{ id: change.id }} {...props} />}
        >
          Open
        </Button>
      )}
    </Row>
  );
}

/** "Fill in Reason, Services and 8 more"; the badge says it of a hold. */
function missing(change: ChangeRow, possible: Possible[]): string {
  if (possible.some((p) => p.act === 'confirm_lower_risk' && p.ready)) return 'A lower risk waits for a second person';
  const named = (w: ChangeRow['waiting'][number]) => ({ name: w.title });
  const fields = change.waiting.filter((w) => w.gate === 'fields').map(named);
  if (fields.length > 0) return `Fill in ${names(fields)}`;
  const rest = change.waiting.filter((w) => w.gate !== 'on_hold').map(named);
  return rest.length > 0 ? `Waits for ${names(rest)}` : '';
}

export function WaitingRow({ change }: { change: ChangeRow }) {
  const people = [...new Map(change.waiting.flatMap((w) => w.people).map((p) => [p.login, p])).values()];
  return (
    <Row
      change={change}
      title={change.title}
      badges={<PhaseBadge phase={change.phase}>{change.stage_name}</PhaseBadge>}
      meta={<When at={change.stage_since} prefix="since" />}
    >
      <span className={classes.waiting}>
        {people.length > 0 ? (
          <>
            <PersonStack people={people} counted={false} />
            <span className={classes.names}>{people.length === 1 ? people[0]?.name : firstNames(people)}</span>
          </>
        ) : (
          <span>
            <WaitsOn waiting={change.waiting} otherwise={plural(0, 'condition')} />
          </span>
        )}
      </span>
    </Row>
  );
}

const entryWait: Record<EntryWait, string> = {
  approval: 'A version waits for approval',
  renewal: 'Lost its pre-approval: renew it, or let it go',
  retirement: 'Its retirement is proposed',
};

/** An entry of the catalog, read and decided on its own page. */
export function EntryRow({ entry }: { entry: MyWork['entries'][number] }) {
  return (
    <div className={classes.row} data-row>
      <div className={classes.what}>
        <Link to="/catalog/$key" params={{ key: entry.key }} className={classes.title}>
          {entry.title}
        </Link>
        <div className={classes.sub}>{entry.waiting.map((wait) => entryWait[wait]).join('; ')}</div>
      </div>
      <div className={classes.meta} />
      <div className={classes.acts}>
        <Button
          size="xs"
          variant="default"
          data-main-act
          renderRoot={(props) => <Link to="/catalog/$key" params={{ key: entry.key }} {...props} />}
        >
          Open
        </Button>
      </div>
    </div>
  );
}
