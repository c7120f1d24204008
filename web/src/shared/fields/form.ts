import type { AnsweredField, FieldType, FormField } from '@/shared/api/types';
import { fieldName } from '@/shared/lib/words';
import { type FieldKey, type FieldKind, type FieldSpec, fieldSpecs, formKey, says } from './fields';

/** The form of a process: fields of its own beside the built-in ones. Which are shown is the server's to say. */

const kinds: Record<FieldType, FieldKind> = {
  text: 'markdown',
  number: 'number',
  choice: 'choice',
  multi_choice: 'choices',
  date: 'day',
  user: 'person',
  service: 'service',
  yes_no: 'yes_no',
};

export function formSpec(field: FormField): FieldSpec {
  const help = [sentence(field.help), boundsText(field)].filter(Boolean).join(' ');
  return {
    key: field.key,
    kind: kinds[field.type],
    title: field.name,
    ...(help && { help }),
    ...(field.choices.length > 0 && { choices: field.choices }),
    ...(field.least !== undefined && { least: field.least }),
    ...(field.most !== undefined && { most: field.most }),
  };
}

/** What a field of a change needs, be it built in or of its process' form. */
export function specOf(field: FieldKey, form: FormField[]): FieldSpec {
  const own = form.find((f) => formKey(f.key) === field);
  if (own) return formSpec(own);
  return field in fieldSpecs
    ? fieldSpecs[field as keyof typeof fieldSpecs]
    : { key: field.replace(/^form\//, ''), kind: 'markdown', title: field.replace(/^form\//, '') };
}

/** "From 1 to 240." */
export function boundsText({ least, most }: Pick<FormField, 'least' | 'most'>): string {
  if (least !== undefined && most !== undefined) return `From ${least} to ${most}.`;
  if (least !== undefined) return `At least ${least}.`;
  return most !== undefined ? `At most ${most}.` : '';
}

/** A default as people read it: a choice by its name. */
export function defaultText(field: FormField): string {
  const written = field.default_answer ?? '';
  if (field.type === 'yes_no') return written === 'true' ? 'yes' : 'no';
  const keys = field.type === 'multi_choice' ? written.split(',') : [written];
  return keys.map((key) => field.choices.find((c) => c.key === key)?.name ?? key).join(', ');
}

/** Whether the answer is the one that a new change begins with. */
export function isDefault(field: AnsweredField): boolean {
  const { answer, default_answer: begins } = field;
  return begins !== undefined && begins === (Array.isArray(answer) ? answer.join(',') : String(answer));
}

/** What an approval covers: "services, backout plan, Largest effect". */
export function coveredText(fields: string[], answers: string[], form: FormField[]): string {
  return [
    ...fields.map((f) => (fieldName[f] ?? f).toLowerCase()),
    ...answers.map((key) => form.find((f) => f.key === key)?.name ?? key),
  ].join(', ');
}

/**
 * The answers that are sent: those to fields that are shown, and null where a default was taken away. What is hidden is
 * kept, and not sent.
 */
export function answersToSend(
  answers: Record<string, unknown> | undefined,
  form: AnsweredField[] | undefined,
): Record<string, unknown> | undefined {
  const field = new Map(form?.map((f) => [f.key, f]));
  const isSent = (key: string, value: unknown) => {
    const known = field.get(key);
    if (form && !known?.shown) return false;
    return says(value) || known?.default_answer !== undefined;
  };
  const sent = Object.entries(answers ?? {}).filter(([key, value]) => isSent(key, value));
  return sent.length > 0 ? Object.fromEntries(sent) : undefined;
}

const sentence = (text: string) => (text === '' || /[.!?…:)]$/.test(text) ? text : `${text}.`);
