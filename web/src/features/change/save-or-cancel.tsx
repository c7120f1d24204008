import { Button, Group } from '@mantine/core';

interface SaveOrCancelProps {
  busy: boolean;
  disabled?: boolean;
  /** Without it, Save sends the form that it stands in. */
  onSave?: (() => void) | undefined;
  onCancel: () => void;
}

/** Ends what is written in place. */
export function SaveOrCancel({ busy, disabled = false, onSave, onCancel }: SaveOrCancelProps) {
  return (
    <Group gap="xs">
      <Button type={onSave ? 'button' : 'submit'} size="xs" loading={busy} disabled={disabled} onClick={onSave}>
        Save
      </Button>
      <Button size="xs" variant="default" onClick={onCancel}>
        Cancel
      </Button>
    </Group>
  );
}
