import type { RiskView } from '@/shared/api/types';
import { plural } from '@/shared/lib/words';
import { RiskMark } from '@/shared/ui/risk';
import classes from './new-change.module.css';

/** How risky it would be, with what speaks for that: the highest first. */
export default function RiskOutlook({ risk }: { risk: RiskView }) {
  const order = ['high', 'medium', 'low'];
  const sources = [...risk.sources].sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
  const open = risk.questions.filter((one) => one.answer === undefined).length;
  return (
    <section className={classes.risk} aria-labelledby="risk-outlook">
      <h2 id="risk-outlook">
        Risk <RiskMark level={risk.level} />
      </h2>
      <ul>
        {sources.map((source) => (
          <li key={`${source.kind}:${source.key}`} data-level={source.level}>
            {source.title} <span className={classes.quiet}>{source.saw}</span>
          </li>
        ))}
      </ul>
      {open > 0 && (
        <p className={classes.quiet}>
          {plural(open, 'question')} about it {open === 1 ? 'is' : 'are'} open; each counts as its worst answer.
        </p>
      )}
    </section>
  );
}
