import { Button } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import type { ApprovalView, ChangeView, DecisionMade, FormField, Possible } from '@/shared/api/types';
import { coveredText } from '@/shared/fields/form';
import { decisionName, quorumText, ruleText } from '@/shared/lib/words';
import { ApprovalBadge, Badge, OverdueBadge } from '@/shared/ui/badge';
import { Markdown } from '@/shared/ui/markdown';
import { Face, PersonChip } from '@/shared/ui/person';
import { Empty } from '@/shared/ui/states';
import { Term } from '@/shared/ui/term';
import { When } from '@/shared/time/when';
import classes from './approvals.module.css';

interface ApprovalsProps {
  change: ChangeView;
  busy: string | undefined;
  run: (possible: Possible) => void;
}

export default function Approvals({ change, busy, run }: ApprovalsProps) {
  if (change.approvals.length === 0) {
    return (
      <Empty icon={IconUserCheck} title="Nothing asked yet">
        Approvals are asked when the change enters a stage that wants them. An <Term of="approval">approval</Term> is of
        the content that its approvers saw.
      </Empty>
    );
  }
  const names = new Map(change.stages.map((s) => [s.key, s.name]));
  return (
    <div className={classes.list}>
      {change.approvals.map((approval) => (
        <Approval
          key={`${approval.key}:${approval.asked}`}
          approval={approval}
          stage={names.get(approval.stage) ?? approval.stage}
          form={change.form}
          busy={busy}
          run={run}
        />
      ))}
    </div>
  );
}

interface ApprovalProps {
  approval: ApprovalView;
  stage: string;
  form: FormField[];
  busy: string | undefined;
  run: (possible: Possible) => void;
}

function Approval({ approval, stage, form, busy, run }: ApprovalProps) {
  const covered = coveredText(approval.covers, approval.covers_form, form);
  const open = approval.state === 'asked';
  return (
    <section className={classes.approval} id={`approval-${approval.key}`} aria-label={approval.title}>
      <header className={classes.head}>
        <h3>{approval.title}</h3>
        {/* Sending the change back cancels what was rejected: what became of it is the rejection. */}
        <ApprovalBadge state={approval.rejected ? 'rejected' : approval.state} />
        {approval.overdue && open && <OverdueBadge />}
        {approval.asked_again && open && <Badge tone="issues">Asked again after an edit</Badge>}
        <span className={classes.count}>
          {approval.have} of {approval.need}
        </span>
      </header>
      <p className={classes.rule}>
        {stage}. {sentence(quorumText(approval.quorum))}, asked of {approval.rules.map(ruleText).join(', ')}.{' '}
        {open && (
          <>
            Asked <When at={approval.asked} />
            {approval.due && (
              <>
                , due <When at={approval.due} />
              </>
            )}
            .
          </>
        )}
      </p>
      {covered && <p className={classes.rule}>Covers {covered}.</p>}
      {approval.nobody && <p className={classes.nobody}>{approval.nobody}</p>}
      {approval.decisions.length > 0 && (
        <ol className={classes.decisions}>
          {approval.decisions.map((decision) => (
            <Decided key={decision.by.login + decision.at} decision={decision} />
          ))}
        </ol>
      )}
      {open && approval.waiting_for.length > 0 && (
        <div className={classes.waiting}>
          <span>Waiting for</span>
          {approval.waiting_for.map((person) => (
            <PersonChip key={person.login} person={person} />
          ))}
        </div>
      )}
      {approval.possible.length > 0 && (
        <div className={classes.acts}>
          {approval.possible.map((p) => (
            <Button
              key={p.act}
              size="xs"
              variant={p.act === 'approve' ? 'filled' : 'default'}
              loading={busy === `${p.act}:${p.target}`}
              onClick={() => run(p)}
            >
              {p.title}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const tone = { approve: 'good', reject: 'bad', abstain: 'void' } as const;

function Decided({ decision }: { decision: DecisionMade }) {
  return (
    <li className={classes.decision}>
      <Face name={decision.by.name} size={24} />
      <div>
        <strong>{decision.by.name}</strong>{' '}
        <Badge tone={tone[decision.decision]}>{decisionName[decision.decision]}</Badge>{' '}
        <span className={classes.quiet}>
          <When at={decision.at} />
        </span>
        {decision.comment && <Markdown text={decision.comment} />}
      </div>
    </li>
  );
}
