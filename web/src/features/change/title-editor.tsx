import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ChangeView } from '@/shared/api/types';
import { useLeaveGuard } from '@/shared/lib/use-leave-guard';
import { ProblemPanel } from '@/shared/ui/states';
import { Meanwhile } from './meanwhile';
import { useEdit } from './use-edit';
import { WithdrawDialog } from './withdraw-dialog';

export default function TitleEditor({ change, onClose }: { change: ChangeView; onClose: () => void }) {
  const [over, setOver] = useState(change);
  const [title, setTitle] = useState(change.title);
  const clash = change.title !== over.title && change.title !== title;
  useLeaveGuard(title !== over.title);
  const { save, confirm, cancel, busy, error, withdraws } = useEdit(change.id, onClose);
  const send = () => {
    setOver(change);
    save({ title }, change);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!clash) send();
      }}
      style={{ display: 'grid', gap: 8 }}
    >
      <TextInput
        aria-label="Title"
        size="md"
        required
        maxLength={200}
        data-autofocus
        autoFocus
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
        }}
      />
      {error != null && <ProblemPanel error={error} />}
      {clash ? (
        <Meanwhile change={change} field="title" mine={title} busy={busy} onKeep={send} onTake={onClose} />
      ) : (
        <Group gap="xs">
          <Button type="submit" size="xs" loading={busy}>
            Save
          </Button>
          <Button size="xs" variant="default" onClick={onClose}>
            Cancel
          </Button>
        </Group>
      )}
      {withdraws.length > 0 && (
        <WithdrawDialog withdraws={withdraws} busy={busy} onConfirm={confirm} onClose={cancel} />
      )}
    </form>
  );
}
