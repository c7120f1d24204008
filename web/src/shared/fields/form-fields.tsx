import type { AnsweredField, ChangeFields } from '@/shared/api/types';
import { FieldInput } from './field-input';
import { formSpec } from './form';

interface FormFieldsProps {
  form: AnsweredField[];
  answers: ChangeFields['form'];
  /** Keys of those that are demanded, beside the required ones. */
  needed?: Set<string>;
  onChange: (key: string, answer: unknown) => void;
  error: (key: string) => string | undefined;
}

/** What the process asks beyond the built-in fields, as far as it is asked for. */
export function FormFields({ form, answers = {}, needed, onChange, error }: FormFieldsProps) {
  return form
    .filter((field) => field.shown)
    .map((field) => {
      // A default stands there until somebody answers otherwise, or empties the field.
      const value = field.key in answers ? answers[field.key] : (field.answer ?? null);
      return (
        <FieldInput
          key={field.key}
          spec={formSpec(field)}
          value={value}
          onChange={(answer) => onChange(field.key, answer)}
          required={field.required || needed?.has(field.key)}
          error={error(field.key)}
        />
      );
    });
}
