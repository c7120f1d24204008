import { Button, PasswordInput, SegmentedControl, Select, TextInput, useMantineColorScheme } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, path } from '@/shared/api/client';
import { zonesQuery } from '@/shared/api/directory';
import { fieldErrors, problemOf } from '@/shared/api/problem';
import { sessionQuery, useSession } from '@/shared/api/session';
import type { OpenSession, Page as PageOf } from '@/shared/api/types';
import { roleName } from '@/shared/lib/words';
import { Delegations } from '@/shared/delegations/delegations';
import { Badge } from '@/shared/ui/badge';
import { Facts } from '@/shared/ui/facts';
import { Page, Panel, Section } from '@/shared/ui/page';
import { Loaded, ProblemPanel } from '@/shared/ui/states';
import { When } from '@/shared/time/when';
import { CalendarAddress } from './calendar-address';
import { mailWishesQuery } from './mail-wishes-api';
import { MailWishesForm } from './mail-wishes';
import classes from './profile.module.css';

export function ProfilePage() {
  const { person } = useSession();
  return (
    <Page title={person.name} tab="Profile" eyebrow="Profile" width="narrow">
      <Facts
        facts={[
          ['Sign-in name', person.login],
          ['Roles', person.roles.map((r) => roleName[r]).join(', ') || 'None'],
          ['Groups', person.groups.map((g) => g.name).join(', ') || 'None'],
        ]}
      />
      <Section title="Look">
        <Panel padded>
          <Theme />
        </Panel>
      </Section>
      <Section title="About you">
        <Panel padded>
          <Details />
        </Panel>
      </Section>
      <Section title="Mail">
        <Panel padded>
          <MailWishesForm />
        </Panel>
      </Section>
      <Section title="While you are away">
        <Panel padded>
          <Delegations login={person.login} />
        </Panel>
      </Section>
      <Section title="Password">
        <Panel padded>
          <Password />
        </Panel>
      </Section>
      <Section title="Calendar">
        <Panel padded>
          <CalendarAddress />
        </Panel>
      </Section>
      <Section title="Where you are signed in">
        <Sessions />
      </Section>
    </Page>
  );
}

function Theme() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      aria-label="Theme"
      value={colorScheme}
      onChange={(value) => setColorScheme(value)}
      data={[
        { value: 'light', label: 'Light' },
        { value: 'dark', label: 'Dark' },
        { value: 'auto', label: 'As this machine' },
      ]}
    />
  );
}

function Details() {
  const { person, server } = useSession();
  const client = useQueryClient();
  const zones = useQuery(zonesQuery).data ?? [];
  const form = useForm({
    initialValues: {
      name: person.name,
      email: person.email ?? '',
      phone: person.phone ?? '',
      time_zone: person.time_zone ?? '',
    },
  });
  type Values = typeof form.values;
  const save = useMutation({
    mutationFn: (values: Values) => api.patch('/profile', { body: { ...values, time_zone: values.time_zone || null } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      await client.invalidateQueries({ queryKey: ['people'] });
      await client.invalidateQueries({ queryKey: mailWishesQuery.queryKey });
      notifications.show({ message: 'Saved' });
    },
    onError: (error) => form.setErrors(fieldErrors(problemOf(error))),
  });
  return (
    <form className={classes.form} onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <TextInput label="Name" required autoComplete="name" {...form.getInputProps('name')} />
      <TextInput label="E-mail" type="email" autoComplete="email" {...form.getInputProps('email')} />
      <TextInput label="Telephone" type="tel" autoComplete="tel" {...form.getInputProps('phone')} />
      <Select
        label="Time zone"
        description="All times are shown in it"
        placeholder={`The server’s, ${server.zone}`}
        data={zones}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'Clear' }}
        limit={80}
        value={form.values.time_zone || null}
        error={form.errors.time_zone}
        onChange={(zone) => form.setFieldValue('time_zone', zone ?? '')}
      />
      {save.error && <ProblemPanel error={save.error} fields={Object.keys(form.values)} />}
      <Button type="submit" loading={save.isPending} disabled={!form.isDirty()} className={classes.save ?? ''}>
        Save
      </Button>
    </form>
  );
}

function Password() {
  const form = useForm({
    initialValues: { current: '', new: '', again: '' },
    validate: {
      new: (value) => (value.length < 12 ? 'At least 12 characters.' : null),
      again: (value, values) => (value === values.new ? null : 'This is not what you wrote above.'),
    },
  });
  const save = useMutation({
    mutationFn: (values: { current: string; new: string }) =>
      api.put('/profile/password', { body: { current: values.current, new: values.new } }),
    onSuccess: () => {
      form.reset();
      notifications.show({ message: 'Your password is altered' });
    },
    onError: (error) => form.setErrors(fieldErrors(problemOf(error))),
  });
  return (
    <form className={classes.form} onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <PasswordInput
        label="Present password"
        required
        autoComplete="current-password"
        {...form.getInputProps('current')}
      />
      <PasswordInput
        label="New password"
        description="At least 12 characters"
        required
        autoComplete="new-password"
        {...form.getInputProps('new')}
      />
      <PasswordInput label="New password again" required autoComplete="new-password" {...form.getInputProps('again')} />
      {save.error && <ProblemPanel error={save.error} fields={Object.keys(form.values)} />}
      <Button type="submit" loading={save.isPending} className={classes.save ?? ''}>
        Alter the password
      </Button>
    </form>
  );
}

function Sessions() {
  const client = useQueryClient();
  const sessions = useQuery({
    queryKey: ['sessions'],
    queryFn: async ({ signal }) => (await api.get<PageOf<OpenSession>>('/sessions', { signal })).items,
  });
  const end = useMutation({
    mutationFn: (id: string) => api.delete(path('/sessions', id)),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  });
  return (
    <Loaded query={sessions} rows={2}>
      {(list) => (
        <Panel>
          <ul className={classes.sessions}>
            {list.map((session) => (
              <li key={session.id}>
                <div>
                  <When at={session.last_seen} prefix="Last seen" />
                  <div className={classes.quiet}>
                    <When at={session.created} prefix="signed in" />, <When at={session.expires} prefix="ends" />
                  </div>
                </div>
                {session.current ? (
                  <Badge tone="good">This one</Badge>
                ) : (
                  <Button
                    size="xs"
                    variant="default"
                    loading={end.isPending && end.variables === session.id}
                    onClick={() => end.mutate(session.id)}
                  >
                    Sign out there
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {end.error && <ProblemPanel error={end.error} />}
        </Panel>
      )}
    </Loaded>
  );
}
