import type { ChangeView, PersonRef } from '@/shared/api/types';
import { FieldInput } from '@/shared/fields/field-input';
import { type FieldKey, says } from '@/shared/fields/fields';
import { specOf } from '@/shared/fields/form';
import { Covered } from './covered';
import { EditorKeys } from './editor-keys';
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
  return (
    <EditorKeys onClose={onClose} onSave={clash ? undefined : send}>
      {spec.help && <p className={classes.help}>{spec.help}</p>}
      <FieldInput spec={spec} value={value} onChange={setValue} hideLabel autoFocus known={known} />
      <Covered change={change} fields={[field]} />
      <FieldEditingFoot editing={editing} onSave={send} />
    </EditorKeys>
  );
}

const clearedByNull = (value: unknown) => (value === '' || value === undefined ? null : value);

/** An answer says something, or there is none: no empty list. */
const nothingByNull = (value: unknown) => (says(value) ? value : null);
