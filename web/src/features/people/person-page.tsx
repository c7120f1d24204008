import { Alert, Button, Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Seen } from '@/shared/api/client';
import { useMay, useSession } from '@/shared/api/session';
import type { PersonView, Role } from '@/shared/api/types';
import { Delegations } from '@/shared/delegations/delegations';
import { roleMeaning, roleName } from '@/shared/lib/words';
import { Badge } from '@/shared/ui/badge';
import { Facts } from '@/shared/ui/facts';
import { LoadedPage } from '@/shared/ui/loaded-page';
import { Page, Panel, Section } from '@/shared/ui/page';
import { MaybePerson } from '@/shared/ui/person';
import { ReasonDialog } from '@/shared/ui/reason-dialog';
import { ProblemPanel } from '@/shared/ui/states';
import { disable, enable, giveRole, personQuery, takeRole, usePeopleWrite } from './api';
import { PasswordReset } from './password-reset';
import { PersonForm } from './person-form';
import classes from './people.module.css';

const route = getRouteApi('/frame/people/$login');

export function PersonPage() {
  const { login } = route.useParams();
  const found = useQuery(personQuery(login));
  return (
    <LoadedPage title={login} query={found}>
      {(person) => <Shown person={person} />}
    </LoadedPage>
  );
}

function Shown({ person }: { person: Seen<PersonView> }) {
  const [editing, setEditing] = useState(false);
  const may = useMay('manage_people');
  return (
    <Page
      title={person.name}
      width="narrow"
      eyebrow={
        <>
          <Link to="/people">People</Link>
          <span aria-hidden>/</span>
          <span>{person.login}</span>
          {!person.enabled && <Badge tone="bad">Disabled</Badge>}
        </>
      }
      actions={
        may && (
          <>
            <Button variant="default" onClick={() => setEditing(true)}>
              Edit
            </Button>
            <PasswordReset person={person} />
            <Disabling person={person} />
          </>
        )
      }
    >
      {!person.enabled && (
        <Alert color="danger" className={classes.disabled ?? ''}>
          {person.name} cannot sign in, is not asked for approvals, and gets no task.
        </Alert>
      )}
      <Facts
        facts={[
          ['E-mail', person.email || 'None'],
          ['Telephone', person.phone || 'None'],
          ['Time zone', person.time_zone || 'The server’s'],
          ['Manager', <MaybePerson key="m" person={person.manager} nobody="None" />],
          [
            'Groups',
            person.groups.length > 0
              ? person.groups.map((g) => (
                  <Link key={g.key} to="/groups/$key" params={{ key: g.key }}>
                    {g.name}
                  </Link>
                ))
              : 'None',
          ],
          [
            'Changes',
            <Link key="c" to="/changes" search={{ person: [person.login], state: ['any'] }}>
              With a part in them
            </Link>,
          ],
        ]}
      />
      <Roles person={person} may={may} />
      <Absence person={person} />
      {editing && <PersonForm person={person} onClose={() => setEditing(false)} />}
    </Page>
  );
}

function Roles({ person, may }: { person: PersonView; may: boolean }) {
  const write = usePeopleWrite(({ role, on }: { role: Role; on: boolean }) =>
    (on ? giveRole : takeRole)(person.login, role),
  );
  return (
    <Section title="Roles">
      <Panel padded>
        <div className={classes.roles}>
          {(Object.keys(roleName) as Role[]).map((role) => (
            <Checkbox
              key={role}
              label={roleName[role]}
              description={roleMeaning[role]}
              checked={
                write.isPending && write.variables.role === role ? write.variables.on : person.roles.includes(role)
              }
              disabled={!may || write.isPending}
              onChange={(event) => write.mutate({ role, on: event.currentTarget.checked })}
            />
          ))}
        </div>
        {write.error && <ProblemPanel error={write.error} />}
      </Panel>
    </Section>
  );
}

/** For somebody who is ill and cannot name a stand-in themselves. */
function Absence({ person }: { person: PersonView }) {
  const me = useSession().person.login;
  // The right of administrators and change managers: the server asks for the same one.
  const manages = useMay('manage_groups');
  const own = me === person.login;
  return (
    <Section title={own ? 'While you are away' : 'Stand-ins'}>
      <Panel padded>
        <Delegations login={person.login} {...(!own && { of: person.name })} may={own || manages} />
      </Panel>
    </Section>
  );
}

function Disabling({ person }: { person: PersonView }) {
  const [asking, setAsking] = useState(false);
  const write = usePeopleWrite((reason: string) =>
    person.enabled ? disable(person.login, reason) : enable(person.login),
  );
  const word = person.enabled ? 'Disable' : 'Enable';
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {word}
      </Button>
      {asking && (
        <ReasonDialog
          title={`${word} ${person.name}?`}
          act={word}
          reason={person.enabled ? 'required' : 'none'}
          danger={person.enabled}
          busy={write.isPending}
          error={write.error}
          onConfirm={(reason) => write.mutate(reason, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        >
          {person.enabled
            ? 'Their sessions end, their open approvals and tasks wait for others, and what they did stays in the history. You can enable them again.'
            : 'They can sign in again and are asked for what their groups and roles are asked for.'}
        </ReasonDialog>
      )}
    </>
  );
}
