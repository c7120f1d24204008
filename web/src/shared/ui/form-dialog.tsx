import { Button, Group, Modal, type MantineSize } from '@mantine/core';
import type { ReactNode, SyntheticEvent } from 'react';
import { ProblemPanel } from './states';

interface FormDialogProps {
  title: string;
  size?: MantineSize;
  /** The button's word: "Save", "Reject". */
  act: string;
  danger?: boolean | undefined;
  /** What was written cannot be sent as it is. */
  disabled?: boolean;
  busy: boolean;
  error: unknown;
  /** The fields that say their own errors. */
  fields?: readonly string[];
  onSubmit: (event: SyntheticEvent<HTMLFormElement>) => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form in a dialog: what is asked, why it was refused, and below it the way back and the act. */
export function FormDialog(props: FormDialogProps) {
  const { title, size = 'md', act, danger, disabled = false, busy, error, fields, onSubmit, onClose, children } = props;
  return (
    <Modal opened onClose={onClose} title={title} size={size} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        style={{ display: 'grid', gap: 16 }}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit(event);
        }}
      >
        {children}
        {error != null && <ProblemPanel error={error} fields={fields} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" color={danger ? 'danger' : 'accent'} loading={busy} disabled={disabled}>
            {act}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
