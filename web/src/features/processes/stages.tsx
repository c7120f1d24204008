import type { FormField, ProcessApproval, ProcessGate, ProcessStage, ProcessTask } from '@/shared/api/types';
import { coveredText } from '@/shared/fields/form';
import { linkKinds } from '@/shared/lib/links';
import {
  assignByText,
  dueText,
  dutyName,
  onCloseText,
  onFailText,
  phaseName,
  quorumText,
  ruleText,
} from '@/shared/lib/words';
import { Badge, phaseColors } from '@/shared/ui/badge';
import { Term } from '@/shared/ui/term';
import classes from './processes.module.css';

/** Each stage in words: what is done there, who is asked, and what must hold to leave it. */
export function Stages({ stages, form }: { stages: ProcessStage[]; form: FormField[] }) {
  const title = new Map(stages.flatMap((s) => [...s.tasks, ...s.approvals]).map((x) => [x.key, x.title]));
  const stageTitle = new Map(stages.map((s) => [s.key, s.name]));
  return (
    <ol className={classes.stages}>
      {stages.map((stage) => (
        <li key={stage.key} style={phaseColors(stage.phase)}>
          <h2>
            {stage.name}{' '}
            {phaseName[stage.phase] !== stage.name && <span className={classes.quiet}>{phaseName[stage.phase]}</span>}
          </h2>
          {stage.when && (
            <p className={classes.when}>Only if {stage.when.in_words}; otherwise the change passes it over.</p>
          )}
          {stage.tasks.length > 0 && <Tasks stage={stage} title={title} />}
          {stage.approvals.map((approval) => (
            <Approval key={approval.key} approval={approval} form={form} />
          ))}
          <p className={classes.leave}>
            <Term of="gate">Left when</Term> {leaveText(stage, title, form)}
          </p>
          {stage.back.length > 0 && (
            <p className={classes.leave}>
              Back to{' '}
              {stage.back
                .map((b) => `${stageTitle.get(b.to) ?? b.to}${b.on_rejection ? ' (by itself, if rejected)' : ''}`)
                .join(', ')}
              .
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function leaveText(stage: ProcessStage, title: Map<string, string>, form: FormField[]): string {
  const gates = stage.gates.map((gate) => gateText(gate, title, form));
  const all = gates.length > 0 ? gates.join(', ') : 'nothing else is asked for';
  // Where the outcome is declared, that is the button.
  const declares = stage.gates.some((gate) => gate.kind === 'outcome_declared');
  const button = declares ? 'Declare the outcome' : stage.advance_title || 'Go on';
  if (stage.advance === 'manual') return `${all}, and somebody presses “${button}”.`;
  return `${all}; it then moves on by itself.`;
}

const reachedText: Record<NonNullable<ProcessGate['state']>, string> = {
  authorized: 'is authorized',
  deployed: 'is deployed',
  closed: 'is closed',
  successful: 'is declared successful',
};

const linkWords = (link: ProcessGate['link']) => linkKinds.find((k) => k.kind === link)?.words ?? 'is linked to';

function gateText(gate: ProcessGate, title: Map<string, string>, form: FormField[]): string {
  switch (gate.kind) {
    case 'tasks_done':
      return 'all its tasks are done';
    case 'approved':
      return `“${title.get(gate.key) ?? gate.key}” is granted`;
    case 'outcome_declared':
      return 'the outcome is declared';
    case 'window_open':
      return 'the planned start has come';
    case 'related':
      return `what it ${linkWords(gate.link)} ${reachedText[gate.state ?? 'closed']}`;
    case 'children_done':
      return 'its child changes are closed';
    case 'contingencies_done':
      return 'what its contingencies require is done';
    case 'pre_approved':
      return 'its catalog entry is approved beforehand';
    case 'conditions_met':
      return 'every condition of an approval is met';
    case 'fields':
      return `these are filled in: ${coveredText(gate.fields, gate.form_fields, form)}`;
  }
}

function Tasks({ stage, title }: { stage: ProcessStage; title: Map<string, string> }) {
  return (
    <>
      {stage.order === 'in_sequence' && <p className={classes.quiet}>One after the other:</p>}
      <ul className={classes.tasks}>
        {stage.tasks.map((task) => (
          <li key={task.key}>
            <span>{task.title}</span>
            {task.optional && <Badge tone="void">Optional</Badge>}
            <span className={classes.quiet}>{taskText(task, title)}</span>
            {task.when && <div className={classes.when}>Only if {task.when.in_words}</div>}
          </li>
        ))}
      </ul>
    </>
  );
}

function taskText(task: ProcessTask, title: Map<string, string>): string {
  return [
    task.duty && dutyName[task.duty].toLowerCase(),
    task.assignee.length > 0 && task.assignee.map(ruleText).join(' or ') + assignByText[task.assign_by],
    task.after.length > 0 && `after ${task.after.map((k) => `“${title.get(k) ?? k}”`).join(', ')}`,
    task.due && `due ${dueText(task.due)}`,
    onFailText[task.on_fail],
    onCloseText[task.on_close],
  ]
    .filter(Boolean)
    .join(' · ');
}

function Approval({ approval, form }: { approval: ProcessApproval; form: FormField[] }) {
  const covered = coveredText(approval.covers, approval.covers_form, form);
  return (
    <div className={classes.approval}>
      <p>
        <strong>{approval.title}</strong>: {quorumText(approval.quorum)}
        {approval.approvers.length > 0 && `, asked of ${approval.approvers.map(ruleText).join(', ')}`}
        {approval.excluded.length > 0 && `, without ${approval.excluded.map(ruleText).join(', ')}`}
        {approval.rejections === 1 ? '; any rejection rejects it' : `; ${approval.rejections} rejections reject it`}
        {covered && <span className={classes.quiet}>. Covers {covered}</span>}
      </p>
      {approval.approver_rules && <ApproverRules rules={approval.approver_rules} />}
      {approval.when && <p className={classes.when}>Only if {approval.when.in_words}</p>}
    </div>
  );
}

/** Who is asked by what the change says. */
function ApproverRules({ rules }: { rules: NonNullable<ProcessApproval['approver_rules']> }) {
  return (
    <>
      <p className={classes.quiet}>
        {rules.match === 'first' ? 'Asked by the first of these that holds:' : 'Asked by all of these that hold:'}
      </p>
      <ol className={classes.tasks}>
        {rules.rows.map((row, i) => (
          <li key={i}>
            {row.title && <strong>{row.title}: </strong>}
            {row.approvers.map(ruleText).join(', ')}
            {row.quorum && `, ${quorumText(row.quorum)}`}
            <span className={classes.quiet}> {row.when ? `if ${row.when.in_words}` : 'in any case'}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
