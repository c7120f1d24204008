import { Button, Group, Modal } from '@mantine/core';
import type { FormField, Withdrawal } from '@/shared/api/types';
import { coveredText } from '@/shared/fields/form';
import { names } from '@/shared/lib/words';

interface WithdrawDialogProps {
  withdraws: Withdrawal[];
  form: FormField[];
  busy: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

export function WithdrawDialog({ withdraws, form, busy, onConfirm, onClose }: WithdrawDialogProps) {
  return (
    <Modal opened onClose={onClose} title="This withdraws approvals" closeButtonProps={{ 'aria-label': 'Close' }}>
      <div style={{ display: 'grid', gap: 16 }}>
        <p>What was approved is not this content any more. They are asked again:</p>
        <ul style={{ margin: 0, paddingLeft: 18 }}>
          {withdraws.map((w) => (
            <li key={w.key}>
              <strong>{w.title}</strong>
              {w.decided.length > 0 && <> of {names(w.decided, 6)}</>}, which covers{' '}
              {coveredText(w.fields, w.form_fields, form)}
            </li>
          ))}
        </ul>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose} data-autofocus>
            Cancel
          </Button>
          <Button loading={busy} onClick={onConfirm}>
            Save and ask again
          </Button>
        </Group>
      </div>
    </Modal>
  );
}
