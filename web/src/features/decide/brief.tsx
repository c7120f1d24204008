import type { ReactNode } from 'react';
import type { DecidePage } from '@/shared/api/types';
import { levelName, quorumText, typeName } from '@/shared/lib/words';
import { PlannedThere, When } from '@/shared/time/when';
import { Markdown } from '@/shared/ui/markdown';
import classes from './decide.module.css';

const saidAlready = ['title', 'reason', 'backout_plan', 'description'];

/** The change in about ten lines, and behind a line of its own all that the decision is about. */
export function Brief({ asked }: { asked: DecidePage }) {
  const { change, approval } = asked;
  const facts: [string, ReactNode][] = [
    ['Asked of', approval.seats.length > 0 ? `${asked.person}, also for ${approval.seats.join(', ')}` : asked.person],
    ['Change', `${typeName[change.type]}, in ${change.stage}`],
    [
      'Asked for by',
      change.requester === change.owner ? change.requester : `${change.requester}; owner ${change.owner}`,
    ],
    ['Services', change.services.join(', ') || 'None'],
    ['Impact', change.impact ? levelName[change.impact] : 'Not said'],
    ['Risk', change.risk ? levelName[change.risk] : 'Not assessed'],
    ['Window', <Window key="window" change={change} />],
    ['It takes', `${quorumText(approval.quorum)}; ${approval.have} of ${approval.need} so far`],
  ];
  if (approval.due) facts.push(['Due', <When key="due" at={approval.due} />]);
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
      <Text title="What makes it risky" text={change.risks.map((one) => `- ${one}`).join('\n')} />
      <Text title="Reason" text={change.reason} />
      <Text title="Way back" text={change.backout_plan} />
      <details className={classes.whole}>
        <summary>Everything that this decision is about</summary>
        <Text title="Description" text={change.description} />
        {approval.covered
          .filter((field) => !saidAlready.includes(field.field))
          .map((field) => (
            <Text key={field.field} title={field.title} text={field.after} />
          ))}
      </details>
    </>
  );
}

function Window({ change }: { change: DecidePage['change'] }) {
  if (!change.planned_start) return <>Not planned yet</>;
  return (
    <>
      <PlannedThere at={change.planned_start.at} zone={change.planned_start.zone} />
      {change.planned_end && (
        <>
          {' '}
          to <PlannedThere at={change.planned_end.at} zone={change.planned_end.zone} />
        </>
      )}
    </>
  );
}

function Text({ title, text }: { title: string; text: string }) {
  if (text === '') return null;
  return (
    <section className={classes.text}>
      <h2>{title}</h2>
      <Markdown text={text} />
    </section>
  );
}
