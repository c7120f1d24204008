import type { FormField } from '@/shared/api/types';
import { boundsText, defaultText } from '@/shared/fields/form';
import { fieldTypeName } from '@/shared/lib/words';
import { Badge } from '@/shared/ui/badge';
import classes from './processes.module.css';

/** What a process asks beyond the built-in fields: each field, what it takes and when it is shown. */
export function FormOf({ form }: { form: FormField[] }) {
  if (form.length === 0) return null;
  return (
    <section className={classes.form} aria-labelledby="form-of">
      <h2 id="form-of">Form</h2>
      <p className={classes.quiet}>Asked of each change beside the fields that every change has.</p>
      <ul>
        {form.map((field) => (
          <li key={field.key}>
            <div className={classes.formField}>
              <span className={classes.formName}>{field.name}</span>
              {field.required && <Badge tone="issues">Required</Badge>}
              <span className={classes.quiet}>{fieldTypeName[field.type].toLowerCase()}</span>
            </div>
            {field.help && <p>{field.help}</p>}
            <p className={classes.quiet}>{takes(field)}</p>
            {field.when && <p className={classes.when}>Shown if {field.when.in_words}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function takes(field: FormField): string {
  return [
    field.choices.length > 0 && `${field.choices.map((c) => c.name).join(', ')}.`,
    boundsText(field),
    field.default_answer !== undefined && `Begins with: ${defaultText(field)}.`,
  ]
    .filter(Boolean)
    .join(' ');
}
