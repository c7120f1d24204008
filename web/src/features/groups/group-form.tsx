import { Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Seen } from '@/shared/api/client';
import { fieldErrors, problemOf } from '@/shared/api/problem';
import type { GroupView } from '@/shared/api/types';
import { bind } from '@/shared/lib/bind';
import { useMergingForm } from '@/shared/lib/use-merging-form';
import { Clashes } from '@/shared/ui/clashes';
import { FormDialog } from '@/shared/ui/form-dialog';
import { PeopleSelect } from '@/shared/ui/selects';
import { createGroup, editGroup, groupQuery, useGroupsWrite, type GroupFields } from './api';

const first = (group: GroupView | undefined): GroupFields => ({
  key: group?.key ?? '',
  name: group?.name ?? '',
  description: group?.description ?? '',
  members: [],
});
const titles = { name: 'Name', description: 'Description' };

export function GroupForm({ group, onClose }: { group?: Seen<GroupView>; onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = useForm<GroupFields>({ initialValues: first(group) });
  const merging = useMergingForm({
    form,
    opened: { values: first(group), version: group?.seen },
    read: async () => {
      const newer = await client.query({ ...groupQuery(form.values.key), staleTime: 0 });
      return { values: first(newer), version: newer.seen };
    },
    write: (mine, version) => editGroup(form.values.key, mine, version),
  });
  const save = useGroupsWrite((values: GroupFields) => (group ? merging.save(values) : createGroup(values)));
  return (
    <FormDialog
      title={group ? `Edit ${group.name}` : 'New group'}
      act={group ? 'Save' : 'Make the group'}
      busy={save.isPending}
      error={save.error}
      fields={Object.keys(form.values)}
      disabled={merging.clashing.length > 0}
      onSubmit={form.onSubmit((values) =>
        save.mutate(values, {
          onSuccess: (saved) => {
            if (!saved) return;
            onClose();
            if (!group) void navigate({ to: '/groups/$key', params: { key: saved.key } });
          },
          onError: (error) => form.setErrors(fieldErrors(problemOf(error))),
        }),
      )}
      onClose={onClose}
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
      <Clashes merging={merging} values={form.values} titles={titles} text={String} />
    </FormDialog>
  );
}
