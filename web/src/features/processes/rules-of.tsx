import type { ProcessRule } from '@/shared/api/types';
import { ruleEventText } from '@/shared/lib/rule-words';
import classes from './processes.module.css';

/** What is done by itself on an event. */
export function RulesOf({ rules }: { rules: ProcessRule[] }) {
  if (rules.length === 0) return null;
  return (
    <section className={classes.beside} aria-labelledby="rules-of">
      <h2 id="rules-of">Rules</h2>
      <p className={classes.quiet}>Each is followed by itself, and what it did stands in the history of the change.</p>
      <ul className={classes.rules}>
        {rules.map((rule) => (
          <li key={rule.key}>
            <span className={classes.formName}>{rule.title}</span>{' '}
            <span className={classes.when}>
              When {ruleEventText(rule.on, rule.of)}
              {rule.when && `, only if ${rule.when.in_words}`}:
            </span>
            <ul className={classes.tasks}>
              {rule.acts.map((act, i) => (
                <li key={i}>{act.in_words}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
