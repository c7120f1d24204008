import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useAct } from '@/shared/acts/use-act';
import { changeQuery } from '@/shared/api/change';
import { useSession } from '@/shared/api/session';
import type { ApprovalView } from '@/shared/api/types';
import { decisionName, names, quorumText } from '@/shared/lib/words';
import { When } from '@/shared/time/when';
import { ApprovalBadge } from '@/shared/ui/badge';
import { Loaded } from '@/shared/ui/states';
import type { AgendaItem } from './types';
import classes from './cab.module.css';

/** What one does with an approval while it is talked about. */
const inPlace = ['approve', 'reject_approval', 'abstain', 'ask', 'withdraw'];

/** The approvals of the change before the board, as they stand, each to be decided here by whoever is asked. */
export function Deciding({ item }: { item: AgendaItem }) {
  const change = useQuery(changeQuery(item.change));
  const { run, busy, dialog } = useAct();
  return (
    <>
      <Loaded query={change} rows={3}>
        {({ id, title, approvals }) => {
          const before = approvals.filter((one) => item.approvals.some((noted) => noted.key === one.key));
          if (before.length === 0)
            return <p className={classes.quiet}>It asks the board for nothing at this moment.</p>;
          return before.map((approval) => (
            <Approval
              key={approval.key}
              approval={approval}
              busy={busy}
              onAct={(possible) =>
                run({
                  ...possible,
                  change: id,
                  about: `${id} ${title}`,
                  digest: approval.digest,
                  askedAgain: approval.asked_again,
                })
              }
            />
          ));
        }}
      </Loaded>
      {dialog}
    </>
  );
}

interface ApprovalProps {
  approval: ApprovalView;
  busy: string | undefined;
  onAct: (possible: ApprovalView['possible'][number]) => void;
}

function Approval({ approval, busy, onAct }: ApprovalProps) {
  const { key, title, state, quorum, have, need, decisions, waiting_for: waitingFor } = approval;
  const acts = approval.possible.filter((p) => p.target === key && inPlace.includes(p.act));
  return (
    <section className={classes.approval} aria-label={title}>
      <div className={classes.itemHead}>
        <strong>{title}</strong>
        <ApprovalBadge state={state} />
        <span className={classes.quiet}>
          {quorumText(quorum)}, {have} of {need} so far
        </span>
      </div>
      {decisions.length > 0 && (
        <ul className={classes.decisions} aria-label={`Decisions on ${title}`}>
          {decisions.map((one) => (
            <li key={one.by.login + one.at}>
              {one.by.name}: {decisionName[one.decision]}
              {one.comment && <>, “{one.comment}”</>}{' '}
              <span className={classes.quiet}>
                <When at={one.at} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {acts.length > 0 && (
        <div className={classes.acts}>
          {acts.map((p) => (
            <Button
              key={p.act}
              size="sm"
              variant={p.act === 'approve' ? 'filled' : 'default'}
              loading={busy === `${p.act}:${p.target}`}
              onClick={() => onAct(p)}
            >
              {p.title}
            </Button>
          ))}
        </div>
      )}
      <WhyNot approval={approval} />
      {state === 'asked' && waitingFor.length > 0 && <p className={classes.quiet}>Waits for {names(waitingFor, 6)}.</p>}
    </section>
  );
}

/** Why one cannot decide here. */
function WhyNot({ approval }: { approval: ApprovalView }) {
  const me = useSession().person.login;
  const may = approval.possible.some((p) => p.target === approval.key && p.act === 'approve');
  if (may || approval.state !== 'asked') return null;
  const barred = approval.barred.find((one) => one.person.login === me);
  const why = approval.decisions.some((one) => one.mine)
    ? 'You have decided.'
    : barred
      ? `You may not decide: ${barred.why}`
      : approval.paused
        ? 'Nobody decides while a question waits for its answer, or the change is on hold.'
        : 'You are not asked here, so you cannot decide.';
  return <p className={classes.quiet}>{why}</p>;
}
