import type { KeyboardEvent } from 'react';
import type { ChangeFields, ChangeView, PersonRef } from '@/shared/api/types';
import { FieldInput } from '@/shared/fields/field-input';
import type { FieldKey } from '@/shared/fields/fields';
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
  const editing = useFieldEditing({ change, field, asSent: clearedByNull, onClose });
  const { value, setValue, clash, send } = editing;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !closesSomethingInside(event)) onClose();
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !clash) send();
  };
  return (
    // Ctrl and Enter save, Escape leaves: wherever in the editor the focus is.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={classes.editor} onKeyDown={onKeyDown}>
      <FieldInput field={field} value={value} onChange={setValue} hideLabel autoFocus known={known} />
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

function clearedByNull(value: ChangeFields[FieldKey]): ChangeFields[FieldKey] {
  return value === '' || value === undefined ? null : value;
}

/** Says beforehand which approvals hang on the field. */
function Covered({ change, field }: { change: ChangeView; field: FieldKey }) {
  const covering = change.approvals.filter(
    (a) => a.covers.includes(field) && a.decisions.length > 0 && a.state !== 'cancelled',
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
