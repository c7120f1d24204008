import { Button, Group, Modal, PasswordInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { PersonView } from '@/shared/api/types';
import { ProblemPanel } from '@/shared/ui/states';
import { setPassword, usePeopleWrite } from './api';

export function PasswordReset({ person }: { person: PersonView }) {
  const [open, setOpen] = useState(false);
  const [password, setText] = useState('');
  const write = usePeopleWrite((text: string) => setPassword(person.login, text));
  const close = () => {
    setOpen(false);
    setText('');
    write.reset();
  };
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        Set password
      </Button>
      <Modal
        opened={open}
        onClose={close}
        title={`A new password for ${person.name}`}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <form
          style={{ display: 'grid', gap: 16 }}
          onSubmit={(event) => {
            event.preventDefault();
            write.mutate(password, {
              onSuccess: () => {
                close();
                notifications.show({ message: `${person.name} has a new password` });
              },
            });
          }}
        >
          <p>Tell it to them by a way that only they can read. Their sessions end.</p>
          <PasswordInput
            label="New password"
            description="At least 12 characters"
            data-autofocus
            required
            minLength={12}
            autoComplete="new-password"
            value={password}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          {write.error && <ProblemPanel error={write.error} />}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" loading={write.isPending}>
              Set password
            </Button>
          </Group>
        </form>
      </Modal>
    </>
  );
}
