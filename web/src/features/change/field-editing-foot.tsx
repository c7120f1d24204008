import { ProblemPanel } from '@/shared/ui/states';
import { Meanwhile } from './meanwhile';
import { SaveOrCancel } from './save-or-cancel';
import type { FieldEditing } from './use-field-editing';
import { WithdrawDialog } from './withdraw-dialog';

interface FieldEditingFootProps {
  editing: Omit<FieldEditing, 'setValue'>;
  /** Without it, Save sends the form that the editor is. */
  onSave?: () => void;
}

/**
 * Below a field being written: Save and Cancel, or the choice between two values where somebody else has altered it; why
 * it was not saved; and the question before saving withdraws approvals.
 */
export function FieldEditingFoot({ editing, onSave }: FieldEditingFootProps) {
  const { change, field, value, clash, send, onClose } = editing;
  const { busy, error, withdraws, confirm, cancel } = editing.edit;
  return (
    <>
      {clash && <Meanwhile change={change} field={field} mine={value} busy={busy} onKeep={send} onTake={onClose} />}
      {error != null && <ProblemPanel error={error} />}
      {!clash && <SaveOrCancel busy={busy} onSave={onSave} onCancel={onClose} />}
      {withdraws.length > 0 && (
        <WithdrawDialog withdraws={withdraws} form={change.form} busy={busy} onConfirm={confirm} onClose={cancel} />
      )}
    </>
  );
}
