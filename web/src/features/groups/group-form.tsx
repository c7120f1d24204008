import { Button, Group, Modal, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { fieldErrors, problemOf } from '@/shared/api/problem';
import type { GroupView } from '@/shared/api/types';
import { bind } from '@/shared/lib/bind';
import { PeopleSelect } from '@/shared/ui/selects';
import { ProblemPanel } from '@/shared/ui/states';
import { createGroup, editGroup, useGroupsWrite, type GroupFields } from './api';

export function GroupForm({ group, onClose }: { group?: GroupView; onClose: () => void }) {
  const navigate = useNavigate();
  const form = useForm<GroupFields>({
    initialValues: {
      key: group?.key ?? '',
      name: group?.name ?? '',
      description: group?.description ?? '',
      members: [],
    },
  });
  const save = useGroupsWrite((values: GroupFields) =>
    group ? editGroup(group.key, { name: values.name, description: values.description }) : createGroup(values),
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={group ? `Edit ${group.name}` : 'New group'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        style={{ display: 'grid', gap: 16 }}
        onSubmit={form.onSubmit((values) =>
          save.mutate(values, {
            onSuccess: (saved) => {
              onClose();
              if (!group) void navigate({ to: '/groups/$key', params: { key: saved.key } });
            },
            onError: (error) => form.setErrors(fieldErrors(problemOf(error))),
          }),
        )}
      >
        <TextInput label="Name" withAsterisk required maxLength={200} data-autofocus {...form.getInputProps('name')} />
        {!group && (
          <TextInput
            label="Key"
            description="Lower-case words joined by “-”; processes name it, so it cannot be altered later"
            withAsterisk
            required
            {...form.getInputProps('key')}
          />
        )}
        <Textarea label="Description" autosize minRows={2} {...form.getInputProps('description')} />
        {!group && <PeopleSelect label="Members" {...bind(form, 'members')} />}
        {save.error && <ProblemPanel error={save.error} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending}>
            {group ? 'Save' : 'Make the group'}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
