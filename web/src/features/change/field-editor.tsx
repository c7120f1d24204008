import type { KeyboardEvent } from 'react';
import type { ApprovalView, ChangeView, PersonRef } from '@/shared/api/types';
import { FieldInput } from '@/shared/fields/field-input';
import { type FieldKey, formKey, says } from '@/shared/fields/fields';
import { specOf } from '@/shared/fields/form';
import { names } from '@/shared/lib/words';
import { FieldEditingFoot } from './field-editing-foot';
import { useFieldEditing } from './use-field-editing';
import classes from './editable.module.css';

interface EditorProps {
  change: ChangeView;
  field: FieldKey;
  known?: PersonRef | undefined;
  onClose: () => void;
}

/** One field being written: says which approvals hang on it, saves, and asks before it withdraws any. */
export default function FieldEditor({ change, field, known, onClose }: EditorProps) {
  const asSent = field.startsWith('form/') ? nothingByNull : clearedByNull;
  const editing = useFieldEditing({ change, field, asSent, onClose });
  const { value, setValue, clash, send } = editing;
  const spec = specOf(field, change.form);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !closesSomethingInside(event)) onClose();
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !clash) send();
  };
  return (
    // Ctrl and Enter save, Escape leaves: wherever in the editor the focus is.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={classes.editor} onKeyDown={onKeyDown}>
      {spec.help && <p className={classes.help}>{spec.help}</p>}
      <FieldInput spec={spec} value={value} onChange={setValue} hideLabel autoFocus known={known} />
      <Covered change={change} field={field} />
      <FieldEditingFoot editing={editing} onSave={send} />
    </div>
  );
}

/** An open list of choices or calendar takes Escape first. */
function closesSomethingInside({ target, currentTarget }: KeyboardEvent): boolean {
  const at = target as Element;
  const calendar = at.closest('[role="dialog"]');
  const inside = currentTarget.contains(at) && !(calendar && currentTarget.contains(calendar));
  return !inside || at.getAttribute('aria-expanded') === 'true';
}

const clearedByNull = (value: unknown) => (value === '' || value === undefined ? null : value);

/** An answer says something, or there is none: no empty list. */
const nothingByNull = (value: unknown) => (says(value) ? value : null);

function covers({ covers, covers_form: answers }: ApprovalView, field: FieldKey): boolean {
  if (!field.startsWith('form/')) return (covers as FieldKey[]).includes(field);
  return covers.includes('form') || answers.some((key) => formKey(key) === field);
}

/** Says beforehand which approvals hang on the field. */
function Covered({ change, field }: { change: ChangeView; field: FieldKey }) {
  const covering = change.approvals.filter(
    (a) => covers(a, field) && a.decisions.length > 0 && a.state !== 'cancelled',
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
