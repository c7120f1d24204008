import { Button, PasswordInput, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api } from '@/shared/api/client';
import { zonesQuery } from '@/shared/api/directory';
import { fieldErrors, problemOf } from '@/shared/api/problem';
import { takeSession } from '@/shared/api/session';
import { ProblemPanel } from '@/shared/ui/states';
import { Door } from './sign-in-page';
import classes from './sign-in.module.css';

const machineZone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

/** The code of the printed link: after the #, so that it never reaches a server's log. */
const codeOfLink = () => new URLSearchParams(window.location.hash.slice(1)).get('code') ?? '';

/** The first page of an empty server: whoever holds the code that it printed becomes its administrator. */
export function FirstAdministratorPage() {
  useDocumentTitle('First administrator · Sluice');
  const [code] = useState(codeOfLink);
  const client = useQueryClient();
  const navigate = useNavigate();
  // The code is a secret: it goes from the address bar and the history as soon as the field holds it.
  useEffect(() => {
    if (window.location.hash !== '') void navigate({ to: '/first-administrator', hash: '', replace: true });
  }, [navigate]);
  const zones = useQuery({ ...zonesQuery, retry: false });
  const form = useForm({
    initialValues: { code, name: '', login: '', email: '', password: '', time_zone: machineZone },
  });
  type Values = typeof form.values;
  const create = useMutation({
    mutationFn: async (values: Values) => {
      await api.post('/first-administrator', { body: values });
      await takeSession(client, { login: values.login, password: values.password });
    },
    onSuccess: () => void navigate({ to: '/set-up' }),
    onError: (error) => form.setErrors(fieldErrors(problemOf(error))),
  });
  const choices = zones.data ?? [machineZone];

  return (
    <Door>
      <form className={classes.panel} onSubmit={form.onSubmit((values) => create.mutate(values))}>
        <h1>Make the first administrator</h1>
        <p className={classes.lead}>
          This server is empty. The code stands in the terminal or log in which it was started; it works once.
        </p>
        <div className={classes.form}>
          <TextInput label="Code" required autoComplete="off" spellCheck={false} {...form.getInputProps('code')} />
          <TextInput label="Name" required autoComplete="name" {...form.getInputProps('name')} />
          <TextInput
            label="Sign-in name"
            description="Lower-case letters, digits, dots, such as priya.nair"
            required
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            {...form.getInputProps('login')}
          />
          <TextInput label="E-mail" type="email" autoComplete="email" {...form.getInputProps('email')} />
          <PasswordInput
            label="Password"
            description="At least 12 characters"
            required
            minLength={12}
            autoComplete="new-password"
            {...form.getInputProps('password')}
          />
          <Select
            label="Time zone"
            data={choices}
            searchable
            limit={80}
            allowDeselect={false}
            {...form.getInputProps('time_zone')}
          />
          {create.error && <ProblemPanel error={create.error} fields={Object.keys(form.values)} />}
          <Button type="submit" loading={create.isPending}>
            Make the administrator
          </Button>
        </div>
      </form>
    </Door>
  );
}
