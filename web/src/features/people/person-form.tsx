import { Button, Group, Modal, MultiSelect, PasswordInput, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { zonesQuery } from '@/shared/api/directory';
import { fieldErrors, problemOf } from '@/shared/api/problem';
import type { PersonView, Role } from '@/shared/api/types';
import { bind } from '@/shared/lib/bind';
import { roleName } from '@/shared/lib/words';
import { PersonSelect } from '@/shared/ui/selects';
import { ProblemPanel } from '@/shared/ui/states';
import { createPerson, editPerson, usePeopleWrite, type NewPerson } from './api';

const roles = Object.entries(roleName).map(([value, label]) => ({ value, label }));

/** Makes a person, or alters one. */
export function PersonForm({ person, onClose }: { person?: PersonView; onClose: () => void }) {
  const navigate = useNavigate();
  const zones = useQuery(zonesQuery).data ?? [];
  const form = useForm<NewPerson>({
    initialValues: {
      login: person?.login ?? '',
      name: person?.name ?? '',
      email: person?.email ?? '',
      phone: person?.phone ?? '',
      time_zone: person?.time_zone ?? '',
      roles: person?.roles ?? ['requester'],
      manager: person?.manager?.login ?? null,
      password: '',
    },
  });
  const save = usePeopleWrite(async (values: NewPerson) => {
    const { name, email, phone, time_zone, manager } = values;
    return person
      ? editPerson(person.login, { name, email, phone, manager, ...(time_zone && { time_zone }) })
      : createPerson(values);
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={person ? `Edit ${person.name}` : 'New person'}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        style={{ display: 'grid', gap: 16 }}
        onSubmit={form.onSubmit((values) =>
          save.mutate(values, {
            onSuccess: (saved) => {
              onClose();
              if (!person) void navigate({ to: '/people/$login', params: { login: saved.login } });
            },
            onError: (error) => form.setErrors(fieldErrors(problemOf(error))),
          }),
        )}
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
        {save.error && <ProblemPanel error={save.error} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending}>
            {person ? 'Save' : 'Make the person'}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
