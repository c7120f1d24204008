import { Link } from '@tanstack/react-router';
import type { ChangeView } from '@/shared/api/types';
import type { FieldKey } from '@/shared/fields/fields';
import { criticalityName, names, serviceTypeName, usersHinderedName } from '@/shared/lib/words';
import { OutcomeBadge } from '@/shared/ui/badge';
import { Markdown } from '@/shared/ui/markdown';
import { PersonChip } from '@/shared/ui/person';
import { Answers } from './answers';
import { Editable } from './editable';
import { Risk } from './risk';
import classes from './change.module.css';

interface OverviewProps {
  change: ChangeView;
  may: boolean;
  needed: Set<string>;
}

/** What the change is: every field that is read as text, each edited in its place. */
export function Overview({ change, may, needed }: OverviewProps) {
  const text = (
    field: 'description' | 'reason' | 'deployment_plan' | 'backout_plan' | 'test_plan' | 'communication_plan',
  ) => (
    <Editable change={change} field={field} may={may} needed={needed.has(field)} empty={change[field] === ''}>
      <Markdown text={change[field]} />
    </Editable>
  );
  const field = (key: FieldKey, empty: boolean) => ({ change, field: key, may, needed: needed.has(key), empty });
  return (
    <>
      {change.outcome && <OutcomePanel change={change} />}
      <div className={classes.fields}>
        {text('description')}
        {text('reason')}
        <Editable {...field('expected_results', change.expected_results.length === 0)}>
          <ol className={classes.results}>
            {change.expected_results.map((result) => (
              <li key={result}>{result}</li>
            ))}
          </ol>
        </Editable>
        <Editable {...field('services', change.services.length === 0)}>
          <Services change={change} />
        </Editable>
        <Editable {...field('stakeholders', change.stakeholders.length === 0)}>
          <ul className={classes.plainList}>
            {change.stakeholders.map((s) => (
              <li key={`${s.person?.login ?? s.name}:${s.part}`}>
                {s.person ? <PersonChip person={s.person} /> : s.name}
                {s.part && <span className={classes.quiet}> · {s.part}</span>}
              </li>
            ))}
          </ul>
        </Editable>
      </div>
      <Answers change={change} may={may} needed={needed} />
      <Risk change={change} />
      <h2 className={classes.plans}>Plans</h2>
      <div className={classes.fields}>
        {text('deployment_plan')}
        {text('backout_plan')}
        {text('test_plan')}
        {text('communication_plan')}
      </div>
    </>
  );
}

function Services({ change }: { change: ChangeView }) {
  return (
    <ul className={classes.plainList}>
      {change.services.map((service) => (
        <li key={service.key} className={classes.service}>
          <Link to="/services/$key" params={{ key: service.key }}>
            {service.name}
          </Link>
          <span className={classes.quiet}>
            {serviceTypeName[service.type]}, criticality {criticalityName[service.criticality].toLowerCase()}
            {service.owners.length > 0 && <>; owned by {names(service.owners, 3)}</>}
          </span>
        </li>
      ))}
    </ul>
  );
}

function OutcomePanel({ change }: { change: ChangeView }) {
  const { outcome, magnitude } = change;
  if (!outcome) return null;
  return (
    <section className={classes.outcome} aria-label="Outcome">
      <OutcomeBadge outcome={outcome} />
      {change.outcome_comment && <Markdown text={change.outcome_comment} />}
      {magnitude && (
        <p className={classes.quiet}>
          Users hindered: {usersHinderedName[magnitude.users].toLowerCase()}
          {magnitude.data_or_site_lost && '; data or a site was lost'}
          {magnitude.activity_stopped_too_long && '; a business activity was stopped for too long'}
        </p>
      )}
    </section>
  );
}
