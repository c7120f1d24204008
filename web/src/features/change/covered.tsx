import type { ApprovalView, ChangeView } from '@/shared/api/types';
import { type FieldKey, formKey } from '@/shared/fields/fields';
import { names } from '@/shared/lib/words';
import classes from './editable.module.css';

function covers({ covers, covers_form: answers }: ApprovalView, field: FieldKey): boolean {
  if (!field.startsWith('form/')) return (covers as FieldKey[]).includes(field);
  return covers.includes('form') || answers.some((key) => formKey(key) === field);
}

/** Says beforehand which approvals hang on the fields that are being written. */
export function Covered({ change, fields }: { change: ChangeView; fields: readonly FieldKey[] }) {
  const covering = change.approvals.filter(
    (a) => fields.some((field) => covers(a, field)) && a.decisions.length > 0 && a.state !== 'cancelled',
  );
  if (covering.length === 0) return null;
  return (
    <p className={classes.covered}>
      Covered by{' '}
      {names(
        covering.map((a) => ({ name: a.title })),
        4,
      )}
      : altering it asks them again.
    </p>
  );
}
