import { ActionIcon, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { IconUsersGroup, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Seen } from '@/shared/api/client';
import { useMay } from '@/shared/api/session';
import type { GroupView, PersonRef } from '@/shared/api/types';
import { LoadedPage } from '@/shared/ui/loaded-page';
import { Markdown } from '@/shared/ui/markdown';
import { Page, Panel, Section } from '@/shared/ui/page';
import { PersonChip } from '@/shared/ui/person';
import { ReasonDialog } from '@/shared/ui/reason-dialog';
import { PersonSelect } from '@/shared/ui/selects';
import { Empty, ProblemPanel } from '@/shared/ui/states';
import { addMember, groupQuery, removeMember, useGroupsWrite } from './api';
import { GroupForm } from './group-form';
import classes from './groups.module.css';

const route = getRouteApi('/frame/groups/$key');

export function GroupPage() {
  const { key } = route.useParams();
  const found = useQuery(groupQuery(key));
  return (
    <LoadedPage title={key} query={found}>
      {(group) => <Shown group={group} />}
    </LoadedPage>
  );
}

function Shown({ group }: { group: Seen<GroupView> }) {
  const [editing, setEditing] = useState(false);
  const may = useMay('manage_groups');
  return (
    <Page
      title={group.name}
      width="narrow"
      eyebrow={
        <>
          <Link to="/groups">Groups</Link>
          <span aria-hidden>/</span>
          <span>{group.key}</span>
        </>
      }
      actions={
        may && (
          <Button variant="default" onClick={() => setEditing(true)}>
            Edit
          </Button>
        )
      }
    >
      {group.description && <Markdown text={group.description} />}
      {group.needed_by.length > 0 && <p className={classes.needed}>Needed by {group.needed_by.join(', ')}.</p>}
      <Members group={group} may={may} />
      {editing && <GroupForm group={group} onClose={() => setEditing(false)} />}
    </Page>
  );
}

function Members({ group, may }: { group: GroupView; may: boolean }) {
  const [leaving, setLeaving] = useState<PersonRef>();
  const add = useGroupsWrite((login: string) => addMember(group.key, login));
  const remove = useGroupsWrite((login: string) => removeMember(group.key, login));
  return (
    <Section title="Members" count={group.members.length}>
      {may && (
        <div className={classes.add}>
          <PersonSelect
            aria-label="Add a member"
            placeholder="Add a member: type a name"
            value={null}
            onChange={(login) => login && add.mutate(login)}
          />
        </div>
      )}
      {add.error && <ProblemPanel error={add.error} />}
      <Panel>
        {group.members.length === 0 ? (
          <Empty icon={IconUsersGroup} title="Nobody is in it">
            What is asked of this group waits until somebody is.
          </Empty>
        ) : (
          <ul className={classes.members}>
            {group.members.map((person) => (
              <li key={person.login}>
                <PersonChip person={person} size={24} />
                <span className={classes.login}>{person.login}</span>
                {may && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    c="var(--ink-3)"
                    aria-label={`Take ${person.name} out`}
                    onClick={() => setLeaving(person)}
                  >
                    <IconX size={15} />
                  </ActionIcon>
                )}
              </li>
            ))}
          </ul>
        )}
      </Panel>
      {leaving && (
        <ReasonDialog
          title={`Take ${leaving.name} out of ${group.name}?`}
          act="Take out"
          reason="none"
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate(leaving.login, { onSuccess: () => setLeaving(undefined) })}
          onClose={() => setLeaving(undefined)}
        >
          What this group is asked is no longer asked of {leaving.name}. Decisions already made stay.
        </ReasonDialog>
      )}
    </Section>
  );
}
