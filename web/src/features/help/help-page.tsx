import { glossary } from '@/shared/lib/glossary';
import { phaseName, phases } from '@/shared/lib/words';
import { PhaseBadge } from '@/shared/ui/badge';
import { Page, Section } from '@/shared/ui/page';
import classes from './help.module.css';

const ways = [
  'Each change stands in one stage of its process. The bar under its title shows which.',
  'On top of its page stands what it waits for, all of it, and who can do it. What you can do now are the buttons there.',
  'A stage is left when its gates hold: by itself, or by somebody’s press where the process says so.',
  'An approval is of exactly what its approvers saw. Who edits it is told beforehand which approvals that withdraws.',
  'Nothing is approved or skipped because somebody was silent or a group was empty. The change stays and says why.',
];

export function HelpPage() {
  return (
    <Page
      title="Help"
      width="narrow"
      lead="How a change goes, and what the words mean. Press ? on any page for the keys."
    >
      <Section title="How a change goes">
        <ol className={classes.phases}>
          {phases.map((phase) => (
            <li key={phase}>
              <PhaseBadge phase={phase}>{phaseName[phase]}</PhaseBadge>
            </li>
          ))}
        </ol>
        <ul className={classes.ways}>
          {ways.map((way) => (
            <li key={way}>{way}</li>
          ))}
        </ul>
      </Section>
      <Section title="Words">
        <dl className={classes.words}>
          {glossary.map((g) => (
            <div key={g.term} id={g.term.replaceAll(' ', '-')}>
              <dt>
                {g.term}
                {g.also && <span className={classes.also}>{g.also}</span>}
              </dt>
              <dd>{g.meaning}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title="Programs">
        <p>
          Everything this page does, a program can do: see the <a href="/api/docs">API’s reference</a>.
        </p>
      </Section>
    </Page>
  );
}
