import { SegmentedControl, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useId, useState, type ReactNode } from 'react';
import type { ChangeView, Possible, WaitingApproval } from '@/shared/api/types';
import { levelName, names, plural, quorumText } from '@/shared/lib/words';
import { Planned, When } from '@/shared/time/when';
import { Badge, OverdueBadge } from '@/shared/ui/badge';
import { Difference } from '@/shared/ui/difference';
import { Markdown } from '@/shared/ui/markdown';
import { RiskMark } from '@/shared/ui/risk';
import { lacksComment, type Choice } from './choices';
import classes from './approvals.module.css';

interface CardProps {
  one: WaitingApproval;
  choice: Choice;
  onChoose: (part: Partial<Choice>) => void;
  /** Asking, delegating and a condition have a dialog of their own. */
  run: (possible: Possible) => void;
}

/** One approval with its change, to be decided here. */
export function Card({ one, choice, onChoose, run }: CardProps) {
  const { change, approval, since_last } = one;
  const [open, setOpen] = useState(false);
  const title = useId();
  const others = approval.possible.filter((p) => ['ask', 'delegate'].includes(p.act) && p.target === approval.key);
  return (
    <article className={classes.card} data-row aria-labelledby={title}>
      <header className={classes.head}>
        <Link to="/changes/$id" params={{ id: change.id }} search={{ tab: 'approvals' }} id={title}>
          <span className={classes.id}>{change.id}</span> {change.title}
        </Link>
        {approval.overdue && <OverdueBadge />}
        {approval.asked_again && <Badge tone="issues">Asked again after an edit</Badge>}
      </header>
      <p className={classes.meta}>
        <strong>{approval.title}</strong>: {quorumText(approval.quorum)}, {approval.have} of {approval.need} so far.
        Waits for {names(approval.waiting_for)} since <When at={approval.asked} />
        {approval.due && (
          <>
            , due <When at={approval.due} />
          </>
        )}
        {approval.expire && (
          <>
            , not granted any more <When at={approval.expire} />
          </>
        )}
        .
      </p>
      <SinceLast difference={since_last} />
      <Brief one={one} open={open} />
      <button type="button" data-more className={classes.more} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? 'Show less' : 'Show the whole change'} <kbd>e</kbd>
      </button>
      <div className={classes.decide}>
        <SegmentedControl
          aria-label={`Decision on ${change.id}`}
          value={choice.decision ?? 'later'}
          onChange={(value) => onChoose({ decision: value === 'later' ? undefined : value })}
          data={[
            { value: 'later', label: 'Later' },
            { value: 'approve', label: 'Approve' },
            { value: 'abstain', label: 'Abstain' },
            { value: 'reject', label: 'Reject' },
          ]}
        />
        {others.map((p) => (
          <button key={p.act} type="button" className={classes.other} onClick={() => run(p)}>
            {p.title}
          </button>
        ))}
      </div>
      {choice.decision && (
        <Textarea
          label={choice.decision === 'reject' ? 'What stands against it?' : 'Comment'}
          withAsterisk={choice.decision === 'reject'}
          error={lacksComment(choice) && choice.problem !== undefined && 'A rejection says why.'}
          autosize
          minRows={1}
          maxRows={8}
          value={choice.comment}
          onChange={(event) => onChoose({ comment: event.currentTarget.value })}
        />
      )}
      {choice.problem && (
        <p role="alert" className={classes.problem}>
          {choice.problem}
        </p>
      )}
    </article>
  );
}

/** What was altered of what I decided about before comes first. */
function SinceLast({ difference }: { difference: WaitingApproval['since_last'] }) {
  if (!difference.since) return null;
  return (
    <section className={classes.since} aria-label="Since you last decided">
      <h2>
        Since you last decided, <When at={difference.since} />
      </h2>
      {difference.fields.length === 0 && <p className={classes.quiet}>Nothing that it covers has altered.</p>}
      {difference.fields.map((field) => (
        <Difference key={field.field} title={field.title} before={field.before} after={field.after} />
      ))}
    </section>
  );
}

function Brief({ one, open }: { one: WaitingApproval; open: boolean }) {
  const { change, comments } = one;
  const facts: [string, ReactNode][] = [
    ['Services', change.services.map((s) => s.name).join(', ') || 'None'],
    ['Impact', change.impact ? levelName[change.impact] : 'Not said'],
    ['Risk', <RiskMark key="risk" level={change.risk.level} />],
    ['Asked for by', change.requester.name],
    ['Window', <Window key="window" change={change} />],
    ['Said about it', plural(comments, 'comment', 'comments')],
  ];
  return (
    <>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Text title="What makes it risky" text={whatMakesItRisky(change).join('\n')} />
      <Text title="Reason" text={change.reason} clipped={!open} />
      {open && (
        <>
          <Text title="Description" text={change.description} />
          <Text title="Expected results" text={change.expected_results.map((r) => `- ${r}`).join('\n')} />
          <Text title="Deployment" text={change.deployment_plan} />
          <Text title="Backout" text={change.backout_plan} />
          <Text title="Tests" text={change.test_plan} />
          <Text title="Communication" text={change.communication_plan} />
        </>
      )}
    </>
  );
}

function Window({ change }: { change: ChangeView }) {
  if (!change.planned_start) return <>Not planned yet</>;
  return (
    <>
      <Planned at={change.planned_start.at} zone={change.planned_start.zone} />
      {change.planned_end && (
        <>
          {' '}
          to <Planned at={change.planned_end.at} zone={change.planned_end.zone} />
        </>
      )}
    </>
  );
}

/** What people gave, and what the sources saw that are above low. */
function whatMakesItRisky({ risk: { raised, lowered, sources } }: ChangeView): string[] {
  const given = [
    raised && `Raised to ${raised.level} by ${raised.by?.name ?? 'Sluice'}: ${raised.reason}`,
    lowered && `Lowered to ${lowered.level} by ${lowered.by?.name ?? 'Sluice'}: ${lowered.reason}`,
  ].filter((line) => line !== undefined);
  const seen = sources.filter((one) => one.level !== 'low').map((one) => `${one.title}: ${one.saw}`);
  return [...given, ...seen].map((line) => `- ${line}`);
}

function Text({ title, text, clipped = false }: { title: string; text: string; clipped?: boolean }) {
  if (text === '') return null;
  return (
    <section className={clipped ? classes.clipped : classes.text}>
      <h2>{title}</h2>
      <Markdown text={text} />
    </section>
  );
}
