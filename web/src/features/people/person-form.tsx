import { Group, MultiSelect, PasswordInput, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Seen } from '@/shared/api/client';
import { useNames, zonesQuery } from '@/shared/api/directory';
import { fieldErrors, problemOf } from '@/shared/api/problem';
import type { PersonView, Role } from '@/shared/api/types';
import { bind } from '@/shared/lib/bind';
import { useMergingForm } from '@/shared/lib/use-merging-form';
import { roleName } from '@/shared/lib/words';
import { Clashes } from '@/shared/ui/clashes';
import { FormDialog } from '@/shared/ui/form-dialog';
import { PersonSelect } from '@/shared/ui/selects';
import { createPerson, editPerson, personQuery, usePeopleWrite, type NewPerson } from './api';

const roles = Object.entries(roleName).map(([value, label]) => ({ value, label }));

const first = (person: PersonView | undefined): NewPerson => ({
  login: person?.login ?? '',
  name: person?.name ?? '',
  email: person?.email ?? '',
  phone: person?.phone ?? '',
  time_zone: person?.time_zone ?? '',
  roles: person?.roles ?? ['requester'],
  manager: person?.manager?.login ?? null,
  password: '',
});
const titles = { name: 'Name', email: 'E-mail', phone: 'Telephone', time_zone: 'Time zone', manager: 'Manager' };

/** Makes a person, or alters one. */
export function PersonForm({ person, onClose }: { person?: Seen<PersonView>; onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const zones = useQuery(zonesQuery).data ?? [];
  const form = useForm<NewPerson>({ initialValues: first(person) });
  const nameOf = useNames();
  const merging = useMergingForm({
    form,
    opened: { values: first(person), version: person?.seen },
    read: async () => {
      const newer = await client.query({ ...personQuery(form.values.login), staleTime: 0 });
      return { values: first(newer), version: newer.seen };
    },
    write: (mine, version) => editPerson(form.values.login, mine, version),
  });
  const save = usePeopleWrite((values: NewPerson) => (person ? merging.save(values) : createPerson(values)));
  return (
    <FormDialog
      title={person ? `Edit ${person.name}` : 'New person'}
      size="lg"
      act={person ? 'Save' : 'Make the person'}
      busy={save.isPending}
      error={save.error}
      fields={Object.keys(form.values)}
      disabled={merging.clashing.length > 0}
      onSubmit={form.onSubmit((values) =>
        save.mutate(values, {
          onSuccess: (saved) => {
            if (!saved) return;
            onClose();
            if (!person) void navigate({ to: '/people/$login', params: { login: saved.login } });
          },
          onError: (error) => form.setErrors(fieldErrors(problemOf(error))),
        }),
      )}
      onClose={onClose}
    >
      <TextInput label="Name" withAsterisk required maxLength={200} data-autofocus {...form.getInputProps('name')} />
      {!person && (
        <TextInput
          label="Sign-in name"
          description="Lower-case letters, digits, dots, such as priya.nair; it cannot be altered later"
          withAsterisk
          required
          spellCheck={false}
          autoCapitalize="none"
          {...form.getInputProps('login')}
        />
      )}
      <Group grow align="start">
        <TextInput label="E-mail" type="email" {...form.getInputProps('email')} />
        <TextInput label="Telephone" type="tel" {...form.getInputProps('phone')} />
      </Group>
      <Group grow align="start">
        <Select
          label="Time zone"
          placeholder="The server’s"
          data={zones}
          searchable
          limit={60}
          value={form.values.time_zone || null}
          error={form.errors.time_zone}
          onChange={(zone) => form.setFieldValue('time_zone', zone ?? '')}
        />
        <PersonSelect label="Manager" placeholder="None" known={person?.manager} {...bind(form, 'manager')} />
      </Group>
      {!person && (
        <>
          <MultiSelect
            label="Roles"
            data={roles}
            value={form.values.roles}
            error={form.errors.roles}
            onChange={(chosen) => form.setFieldValue('roles', chosen as Role[])}
          />
          <PasswordInput
            label="First password"
            description="At least 12 characters; without one they cannot sign in yet"
            minLength={12}
            autoComplete="new-password"
            {...form.getInputProps('password')}
          />
        </>
      )}
      <Clashes merging={merging} values={form.values} titles={titles} text={nameOf} />
    </FormDialog>
  );
}
