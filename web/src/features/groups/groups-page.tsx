import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { groupsQuery } from '@/shared/api/directory';
import { useMay } from '@/shared/api/session';
import type { GroupView } from '@/shared/api/types';
import { Badge } from '@/shared/ui/badge';
import { DataTable, type DataColumn } from '@/shared/ui/data-table';
import { Page } from '@/shared/ui/page';
import { PersonStack } from '@/shared/ui/person';
import { Empty, Loaded } from '@/shared/ui/states';
import { GroupForm } from './group-form';

const columns: DataColumn<GroupView>[] = [
  {
    key: 'name',
    title: 'Name',
    width: '26%',
    cell: (g) => (
      <Link to="/groups/$key" params={{ key: g.key }} className="row-link">
        {g.name}
      </Link>
    ),
  },
  { key: 'key', title: 'Key', width: '17%', quiet: true, phone: false, cell: (g) => g.key },
  {
    key: 'members',
    title: 'Members',
    width: '20%',
    cell: (g) =>
      g.members.length > 0 ? (
        <>
          {g.members.length} <PersonStack people={g.members} most={4} />
        </>
      ) : (
        <Badge tone={g.needed_by.length > 0 ? 'issues' : 'void'}>Empty</Badge>
      ),
  },
  { key: 'needed', title: 'Needed by', quiet: true, phone: false, cell: (g) => g.needed_by.join(', ') },
];

export function GroupsPage() {
  const groups = useQuery(groupsQuery);
  const [adding, setAdding] = useState(false);
  const may = useMay('manage_groups');
  return (
    <Page
      title="Groups"
      lead="Processes ask groups for approvals and give them tasks. An empty one keeps changes where they are."
      actions={
        may && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
            New group
          </Button>
        )
      }
    >
      <Loaded query={groups}>
        {(list) =>
          list.length === 0 ? (
            <Empty icon={IconUsersGroup} title="No group yet">
              The shipped processes need cab, testers, support and others; the set-up page says which.
            </Empty>
          ) : (
            <DataTable
              label="Groups"
              columns={columns}
              rows={list.toSorted((a, b) => a.name.localeCompare(b.name))}
              keyOf={(g) => g.key}
            />
          )
        }
      </Loaded>
      {adding && <GroupForm onClose={() => setAdding(false)} />}
    </Page>
  );
}
