import { Button } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import type {
  ApprovalCondition,
  ApprovalView,
  ChangeView,
  DecisionMade,
  FormField,
  Possible,
} from '@/shared/api/types';
import { coveredText } from '@/shared/fields/form';
import { decisionName, names, quorumText, ruleText } from '@/shared/lib/words';
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
  const acts = { possible: approval.possible, busy, run };
  return (
    <section className={classes.approval} id={`approval-${approval.key}`} aria-label={approval.title}>
      <header className={classes.head}>
        <h3>{approval.title}</h3>
        {/* Sending the change back cancels what was rejected: what became of it is the rejection. */}
        <ApprovalBadge state={approval.rejected ? 'rejected' : approval.state} />
        {approval.paused && open && <Badge tone="issues">Paused by a question</Badge>}
        {approval.overdue && open && <OverdueBadge />}
        {approval.asked_again && open && <Badge tone="issues">Asked again after an edit</Badge>}
        <span className={classes.count}>
          {approval.have} of {approval.need}
        </span>
      </header>
      <p className={classes.rule}>
        {stage}. {sentence(quorumText(approval.quorum))}, asked of {approval.rules.map(ruleText).join(', ') || 'nobody'}
        {approval.rows.length > 0 && ` (${approval.rows.join(', ')})`}
        {approval.excluded.length > 0 && `, without ${approval.excluded.map(ruleText).join(', ')}`}.{' '}
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
      <Clocks approval={approval} />
      {covered && <p className={classes.rule}>Covers {covered}.</p>}
      {approval.nobody && <p className={classes.nobody}>{approval.nobody}</p>}
      {approval.decisions.length > 0 && (
        <ol className={classes.decisions}>
          {approval.decisions.map((decision) => (
            <Decided key={decision.by.login + decision.at} decision={decision} />
          ))}
        </ol>
      )}
      {approval.conditions.map((condition) => (
        <Condition key={condition.number} condition={condition} {...acts} />
      ))}
      {approval.questions.map((question) => (
        <Question key={question.number} approval={approval.key} question={question} {...acts} />
      ))}
      {open && approval.waiting_for.length > 0 && (
        <div className={classes.waiting}>
          <span>
            Waiting since <When at={approval.since} /> for
          </span>
          {approval.waiting_for.map((person) => (
            <PersonChip key={person.login} person={person} />
          ))}
        </div>
      )}
      <People approval={approval} {...acts} />
      <ActButtons {...acts} target={approval.key} main="approve" />
    </section>
  );
}

interface ActsProps {
  possible: Possible[];
  busy: string | undefined;
  run: (possible: Possible) => void;
}

/** The acts on one thing: the approval, or a part of it. */
function ActButtons({ possible, busy, run, target, main }: ActsProps & { target: string; main?: string }) {
  const mine = possible.filter((p) => p.target === target);
  if (mine.length === 0) return null;
  return (
    <div className={classes.acts}>
      {mine.map((p) => (
        <Button
          key={p.act}
          size="xs"
          variant={p.act === main ? 'filled' : 'default'}
          loading={busy === `${p.act}:${p.target}`}
          onClick={() => run(p)}
        >
          {p.title}
        </Button>
      ))}
    </div>
  );
}

/** What happens by itself while nobody decides. */
function Clocks({ approval }: { approval: ApprovalView }) {
  const clocks = [
    { at: approval.reminded, words: 'reminded' },
    { at: approval.escalated, words: 'others told' },
    { at: approval.remind, words: 'reminded next' },
    { at: approval.escalate, words: 'others are told' },
    { at: approval.expire, words: 'not granted any more' },
  ].filter((clock) => clock.at !== undefined);
  if (approval.state !== 'asked' || clocks.length === 0) return null;
  return (
    <ul className={classes.clocks}>
      {clocks.map((clock) => (
        <li key={clock.words}>
          {clock.words} <When at={clock.at ?? ''} />
        </li>
      ))}
    </ul>
  );
}

function Condition({ condition, ...acts }: { condition: ApprovalCondition } & ActsProps) {
  return (
    <div className={classes.part}>
      <div>
        <strong>Condition</strong> of {condition.by.name}:{' '}
        {condition.met ? <Badge tone="good">Met</Badge> : <Badge tone="issues">Not met yet</Badge>}
      </div>
      <Markdown text={condition.text} />
      <p className={classes.quiet}>
        {condition.met ? (
          <>
            {condition.met_by?.name ?? condition.owner.name} said so <When at={condition.met} />
            {condition.note && `: ${condition.note}`}
          </>
        ) : (
          `${condition.owner.name} sees to it. Until then the change does not come to deployment.`
        )}
      </p>
      <ActButtons {...acts} target={`condition-${condition.number}`} main="meet_condition" />
    </div>
  );
}

function Question({
  approval,
  question,
  ...acts
}: { approval: string; question: ApprovalView['questions'][number] } & ActsProps) {
  return (
    <div className={classes.part}>
      <div>
        <strong>{question.by.name}</strong> asked <When at={question.at} />
      </div>
      <Markdown text={question.text} />
      {question.answered_by && (
        <div className={classes.answer}>
          <strong>{question.answered_by.name}</strong> answered <When at={question.closed ?? question.at} />
          <Markdown text={question.answer} />
        </div>
      )}
      {question.closed && !question.answered_by && <p className={classes.quiet}>Withdrawn.</p>}
      <ActButtons {...acts} target={`${approval}/${question.number}`} main="answer_question" />
    </div>
  );
}

/** Who is asked by hand, who stands in for whom, and who may not decide. */
function People({ approval, possible, busy, run }: { approval: ApprovalView } & ActsProps) {
  const { added, stand_ins, barred, key } = approval;
  if (added.length + stand_ins.length + barred.length === 0) return null;
  const back = (target: string) => <ActButtons possible={possible} busy={busy} run={run} target={target} />;
  return (
    <ul className={classes.people}>
      {added.map((one) => (
        <li key={one.who}>
          <strong>{one.name}</strong> is asked by {one.by.name}
          {one.counts ? '' : ', and has to agree besides the others'}
          {one.reason && `: ${one.reason}`}
          {back(`${key}/${one.who}`)}
        </li>
      ))}
      {stand_ins.map((one) => (
        <li key={`${one.from.login}/${one.to.login}`}>
          <strong>{one.to.name}</strong> may decide for {one.from.name}
          {one.standing && ', for the time of an absence'}
          {one.reason && `: ${one.reason}`}
          {back(`${key}/${one.from.login}/${one.to.login}`)}
        </li>
      ))}
      {barred.map((one) => (
        <li key={one.person.login} className={classes.quiet}>
          {one.why}
        </li>
      ))}
    </ul>
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
        <strong>{decision.by.name}</strong>
        {decision.seats.length > 0 && ` for ${names(decision.seats)}`}{' '}
        <Badge tone={tone[decision.decision]}>{decisionName[decision.decision]}</Badge>{' '}
        <span className={classes.quiet}>
          <When at={decision.at} />
        </span>
        {decision.comment && <Markdown text={decision.comment} />}
      </div>
    </li>
  );
}
