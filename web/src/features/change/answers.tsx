import { Link } from '@tanstack/react-router';
import type { AnsweredField, ChangeView } from '@/shared/api/types';
import { formKey } from '@/shared/fields/fields';
import { isDefault } from '@/shared/fields/form';
import { calendarDay } from '@/shared/time/format';
import { Markdown } from '@/shared/ui/markdown';
import { PersonChip } from '@/shared/ui/person';
import { Editable } from './editable';
import editable from './editable.module.css';
import classes from './change.module.css';

interface AnswersProps {
  change: ChangeView;
  may: boolean;
  needed: Set<string>;
}

/** What the process asks beyond the built-in fields: each answer edited in its place. */
export function Answers({ change, may, needed }: AnswersProps) {
  const present = change.form.filter((f) => !f.former && (f.shown || answeredBySomebody(f)));
  const former = change.form.filter((f) => f.former);
  if (present.length + former.length === 0) return null;
  return (
    <section aria-labelledby="answers">
      <h2 id="answers" className={classes.plans}>
        {change.process.name}
      </h2>
      <div className={classes.fields}>
        {present.map((field) => (
          <Editable
            key={field.key}
            change={change}
            field={formKey(field.key)}
            may={may}
            needed={needed.has(field.key)}
            note={field.shown ? undefined : 'not asked for, as the other fields are answered'}
            empty={field.answer_text === undefined}
            {...(field.type !== 'text' && { compact: 'wide' })}
            known={personOf(field)}
          >
            <Answer field={field} />
          </Editable>
        ))}
        {former.map((field) => (
          <div key={field.key} className={editable.field} id={`at-${field.key}`}>
            <div className={editable.label}>
              <span>{field.name}</span>
              <span className={editable.note}>from an earlier version of the process</span>
            </div>
            <div className={editable.value}>
              <Markdown text={field.answer_text ?? ''} />
            </div>
          </div>
        ))}
      </div>
    </section>
  );
}

/** A default that stands in a field which nobody was shown is nobody's answer. */
const answeredBySomebody = (field: AnsweredField) => field.answer_text !== undefined && !isDefault(field);

const personOf = (field: AnsweredField) =>
  field.type === 'user' && typeof field.answer === 'string'
    ? { login: field.answer, name: field.answer_text ?? field.answer }
    : undefined;

function Answer({ field }: { field: AnsweredField }) {
  const text = field.answer_text ?? '';
  const person = personOf(field);
  if (person) return <PersonChip person={person} />;
  if (field.type === 'text') return <Markdown text={text} />;
  if (field.type === 'date') return calendarDay(text);
  if (field.type === 'yes_no') return field.answer === true ? 'Yes' : 'No';
  if (field.type === 'service' && typeof field.answer === 'string') {
    return (
      <Link to="/services/$key" params={{ key: field.answer }}>
        {text}
      </Link>
    );
  }
  return text;
}
