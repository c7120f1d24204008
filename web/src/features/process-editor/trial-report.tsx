import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { Trial, TrialApproval, TrialStage, TrialTask } from '@/shared/api/types';
import { outcomeName, quorumText } from '@/shared/lib/words';
import { useZone } from '@/shared/time/zone';
import { ApprovalBadge, phaseColors, TaskBadge } from '@/shared/ui/badge';
import { MaybePerson, PersonStack } from '@/shared/ui/person';
import { lengthText, momentText } from './length';
import classes from './trial.module.css';

/** The walk of an invented change: stage by stage, who would get what when, and what each waits for. */
export function TrialReport({ trial, stale }: { trial: Trial; stale: boolean }) {
  const [told, setTold] = useState(false);
  const first = trial.stages[0]?.entered;
  const last = trial.story.at(-1)?.at ?? trial.stages.at(-1)?.entered;
  const length = first && last ? lengthText(first, last) : '';
  return (
    <section aria-label="The trial" className={classes.trial}>
      {stale && <p className={classes.stale}>The text was edited since. Try it again to see what comes of it now.</p>}
      <p className={trial.closed ? classes.good : classes.stuck}>
        {trial.closed ? <IconCircleCheck size={18} aria-hidden /> : <IconAlertTriangle size={18} aria-hidden />}
        {trial.closed
          ? `It comes to its end${length && ` after ${length}`}${trial.outcome ? `: ${outcomeName[trial.outcome].toLowerCase()}` : ''}.`
          : (trial.why ?? 'It does not come to its end.')}
      </p>
      {trial.stuck.length > 0 && (
        <ul className={classes.unmet}>
          {trial.stuck.map((one) => (
            <li key={`${one.gate}:${one.key}`}>
              {one.title}. {one.detail !== one.title && one.detail}
            </li>
          ))}
        </ul>
      )}
      <Track stages={trial.stages} end={last} />
      <ol className={classes.stages}>
        {trial.stages.map((stage, i) => (
          <Stage key={i} stage={stage} />
        ))}
      </ol>
      {trial.story.length > 0 && (
        <>
          <button type="button" className={classes.more} aria-expanded={told} onClick={() => setTold(!told)}>
            {told ? 'Hide' : 'Show'} everything that happens, in order
          </button>
          {told && (
            <ol className={classes.story}>
              {trial.story.map((entry, i) => (
                <li key={i}>
                  <Moment at={entry.at} /> <span>{entry.summary}</span>
                </li>
              ))}
            </ol>
          )}
        </>
      )}
    </section>
  );
}

/** The stages along the time that they take. */
function Track({ stages, end }: { stages: TrialStage[]; end: string | undefined }) {
  return (
    <div className={classes.track} aria-hidden>
      {stages.map((stage, i) => {
        const until = stage.left ?? end ?? stage.entered;
        const hours = (Date.parse(until) - Date.parse(stage.entered)) / 3_600_000;
        return (
          <span
            key={i}
            style={{ ...phaseColors(stage.phase), flexGrow: Math.max(hours, 0.01) }}
            title={`${stage.name}: ${lengthText(stage.entered, until)}`}
          >
            {stage.name}
          </span>
        );
      })}
    </div>
  );
}

function Stage({ stage }: { stage: TrialStage }) {
  // Tasks and approvals stand in the table already, with when they ended.
  const listed = ['tasks_done', 'approved'];
  const waits = stage.waits.filter((wait) => !wait.until || !listed.includes(wait.unmet.gate));
  const filled = waits.filter((wait) => wait.unmet.gate === 'fields' && wait.until);
  const others = waits.filter((wait) => !filled.includes(wait));
  return (
    <li style={phaseColors(stage.phase)}>
      <h3>
        {stage.name}
        <span className={classes.quiet}>
          <Moment at={stage.entered} />
          {stage.left ? `, for ${lengthText(stage.entered, stage.left)}` : ', and stays'}
        </span>
      </h3>
      {stage.tasks.length + stage.approvals.length > 0 && (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways, so the keyboard must reach it
        <div className={classes.scroll} tabIndex={0} role="group" aria-label={`Tasks and approvals of ${stage.name}`}>
          <table>
            <thead>
              <tr>
                <th scope="col">Task or approval</th>
                <th scope="col">Who</th>
                <th scope="col">From</th>
                <th scope="col">Due</th>
                <th scope="col">Ended</th>
                <th scope="col">As</th>
              </tr>
            </thead>
            <tbody>
              {stage.tasks.map((task, i) => (
                <TaskRow key={`t${i}`} task={task} />
              ))}
              {stage.approvals.map((approval, i) => (
                <ApprovalRow key={`a${i}`} approval={approval} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {waits.length > 0 && (
        <ul className={classes.waits} aria-label={`What ${stage.name} waited for`}>
          {filled.length > 0 && (
            <li>
              Filled in: <span className={classes.quiet}>{filled.map((wait) => wait.unmet.title).join(', ')}</span>
            </li>
          )}
          {others.map((wait, i) => (
            <li key={i}>
              <span>{wait.unmet.title}:</span>{' '}
              <span className={classes.quiet}>
                {wait.until ? `waited ${lengthText(wait.from, wait.until)}` : 'waits to the end'}
                {wait.unmet.people.length > 0 && ' for '}
              </span>
              {wait.unmet.people.length > 0 && <PersonStack people={wait.unmet.people} />}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function TaskRow({ task }: { task: TrialTask }) {
  return (
    <tr>
      <th scope="row">
        {task.title}
        {task.nobody && <span className={classes.nobody}>{task.nobody}</span>}
      </th>
      <td>
        {task.assignee ? (
          <MaybePerson person={task.assignee} />
        ) : task.people.length > 0 ? (
          <span className={classes.several}>
            <PersonStack people={task.people} />
            <span className={classes.quiet}>{task.done_by ? `${task.done_by.name} takes it` : 'one of them'}</span>
          </span>
        ) : (
          <span className={classes.quiet}>Nobody</span>
        )}
      </td>
      <Times from={task.created} due={task.due} ended={task.ended} />
      <td>
        <TaskBadge state={task.state} />
      </td>
    </tr>
  );
}

function ApprovalRow({ approval }: { approval: TrialApproval }) {
  return (
    <tr>
      <th scope="row">
        {approval.title} <span className={classes.quiet}>Approval: {quorumText(approval.quorum)}</span>
        {approval.nobody && <span className={classes.nobody}>{approval.nobody}</span>}
      </th>
      <td>
        <PersonStack people={approval.people} />
      </td>
      <Times from={approval.asked} due={approval.due} ended={approval.ended} />
      <td>
        <ApprovalBadge state={approval.state} />
      </td>
    </tr>
  );
}

function Times({ from, due, ended }: { from: string; due?: string | undefined; ended?: string | undefined }) {
  const late = due !== undefined && ended !== undefined && Date.parse(ended) > Date.parse(due);
  return (
    <>
      <td>
        <Moment at={from} />
      </td>
      <td className={late ? classes.late : undefined}>
        {due && <Moment at={due} />}
        {late && <span className="visually-hidden"> (late)</span>}
      </td>
      <td>{ended && <Moment at={ended} />}</td>
    </>
  );
}

function Moment({ at }: { at: string }) {
  const zone = useZone();
  return <time dateTime={at}>{momentText(at, zone)}</time>;
}
