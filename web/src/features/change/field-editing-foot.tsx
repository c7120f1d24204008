import { ProblemPanel } from '@/shared/ui/states';
import { Meanwhile } from './meanwhile';
import { SaveOrCancel } from './save-or-cancel';
import type { FieldsEditing } from './use-field-editing';
import { WithdrawDialog } from './withdraw-dialog';

interface FieldEditingFootProps {
  editing: FieldsEditing;
  /** Without it, Save sends the form that the editor is. */
  onSave?: () => void;
}

/**
 * Below what is being written: Save and Cancel, or the choice between two values where somebody else has altered it; why
 * it was not saved; and the question before saving withdraws approvals.
 */
export function FieldEditingFoot({ editing, onSave }: FieldEditingFootProps) {
  const { change, values, clashing, send, onClose } = editing;
  const { busy, error, withdraws, confirm, cancel } = editing.edit;
  return (
    <>
      {clashing.map((field) => (
        <Meanwhile
          key={field}
          change={change}
          field={field}
          mine={values[field]}
          busy={busy}
          onKeep={send}
          onTake={onClose}
        />
      ))}
      {error != null && <ProblemPanel error={error} />}
      {clashing.length === 0 && <SaveOrCancel busy={busy} onSave={onSave} onCancel={onClose} />}
      {withdraws.length > 0 && (
        <WithdrawDialog withdraws={withdraws} form={change.form} busy={busy} onConfirm={confirm} onClose={cancel} />
      )}
    </>
  );
}
