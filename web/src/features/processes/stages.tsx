import type { ProcessApproval, ProcessGate, ProcessStage, ProcessTask } from '@/shared/api/types';
import { dueText, dutyName, fieldName, phaseName, quorumText, ruleText } from '@/shared/lib/words';
import { Badge, phaseColors } from '@/shared/ui/badge';
import { Term } from '@/shared/ui/term';
import classes from './processes.module.css';

/** Each stage in words: what is done there, who is asked, and what must hold to leave it. */
export function Stages({ stages }: { stages: ProcessStage[] }) {
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
          {stage.tasks.length > 0 && (
            <Tasks tasks={stage.tasks} inSequence={stage.order === 'in_sequence'} title={title} />
          )}
          {stage.approvals.map((approval) => (
            <Approval key={approval.key} approval={approval} />
          ))}
          <p className={classes.leave}>
            <Term of="gate">Left when</Term> {leaveText(stage, title)}
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

function leaveText(stage: ProcessStage, title: Map<string, string>): string {
  const gates = stage.gates.map((gate) => gateText(gate, title));
  const all = gates.length > 0 ? gates.join(', ') : 'nothing else is asked for';
  if (stage.advance === 'manual') return `${all}, and somebody presses “${stage.advance_title || 'Go on'}”.`;
  return `${all}; it then moves on by itself.`;
}

function gateText(gate: ProcessGate, title: Map<string, string>): string {
  switch (gate.kind) {
    case 'tasks_done':
      return 'all its tasks are done';
    case 'approved':
      return `“${title.get(gate.key) ?? gate.key}” is granted`;
    case 'outcome_declared':
      return 'the outcome is declared';
    case 'window_open':
      return 'the planned start has come';
    case 'fields':
      return `these are filled in: ${gate.fields.map((f) => (fieldName[f] ?? f).toLowerCase()).join(', ')}`;
  }
}

function Tasks({
  tasks,
  inSequence,
  title,
}: {
  tasks: ProcessTask[];
  inSequence: boolean;
  title: Map<string, string>;
}) {
  return (
    <>
      {inSequence && <p className={classes.quiet}>One after the other:</p>}
      <ul className={classes.tasks}>
        {tasks.map((task) => (
          <li key={task.key}>
            <span>{task.title}</span>
            {task.optional && <Badge tone="void">Optional</Badge>}
            <span className={classes.quiet}>
              {[
                task.duty && dutyName[task.duty].toLowerCase(),
                task.assignee.length > 0 && task.assignee.map(ruleText).join(' or '),
                task.after.length > 0 && `after ${task.after.map((k) => `“${title.get(k) ?? k}”`).join(', ')}`,
                task.due && `due ${dueText(task.due)}`,
                task.on_close === 'block' && 'must be done before the change closes',
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Approval({ approval }: { approval: ProcessApproval }) {
  return (
    <p className={classes.approval}>
      <strong>{approval.title}</strong>: {quorumText(approval.quorum)}, asked of{' '}
      {approval.approvers.map(ruleText).join(', ')}
      {approval.rejections === 1 ? '; any rejection rejects it' : `; ${approval.rejections} rejections reject it`}
      {approval.covers.length > 0 && (
        <span className={classes.quiet}>
          . Covers {approval.covers.map((f) => (fieldName[f] ?? f).toLowerCase()).join(', ')}
        </span>
      )}
    </p>
  );
}
