import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { IconSearch, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { peopleQuery } from '@/shared/api/directory';
import { useMay } from '@/shared/api/session';
import type { PersonView } from '@/shared/api/types';
import { plural, roleName } from '@/shared/lib/words';
import { Badge } from '@/shared/ui/badge';
import { DataTable, type DataColumn } from '@/shared/ui/data-table';
import { Page } from '@/shared/ui/page';
import { Face } from '@/shared/ui/person';
import { Loaded } from '@/shared/ui/states';
import { PersonForm } from './person-form';
import classes from './people.module.css';

const route = getRouteApi('/frame/people');

const columns: DataColumn<PersonView>[] = [
  {
    key: 'name',
    title: 'Name',
    cell: (p) => (
      <>
        <Face name={p.name} size={24} />
        <Link to="/people/$login" params={{ login: p.login }} className="row-link">
          {p.name}
        </Link>
        {!p.enabled && <Badge tone="bad">Disabled</Badge>}
      </>
    ),
  },
  { key: 'login', title: 'Sign-in name', width: '18%', quiet: true, phone: false, cell: (p) => p.login },
  { key: 'roles', title: 'Roles', width: '30%', cell: (p) => p.roles.map((r) => roleName[r]).join(', ') || 'None' },
  {
    key: 'groups',
    title: 'Groups',
    width: '28%',
    quiet: true,
    phone: false,
    cell: (p) => p.groups.map((g) => g.name).join(', '),
  },
];

export function PeoplePage() {
  const people = useQuery(peopleQuery);
  const { q = '' } = route.useSearch();
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  const may = useMay('manage_people');
  const wanted = q.toLowerCase();
  return (
    <Page
      title="People"
      lead="Who can sign in, and what each may do."
      actions={
        may && (
          <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
            New person
          </Button>
        )
      }
    >
      <Loaded query={people}>
        {(list) => {
          const rows = list
            .filter((p) =>
              `${p.name} ${p.login} ${p.roles.map((r) => roleName[r]).join(' ')}`.toLowerCase().includes(wanted),
            )
            .sort((a, b) => Number(b.enabled) - Number(a.enabled) || a.name.localeCompare(b.name));
          return (
            <>
              <div className={classes.bar}>
                <TextInput
                  aria-label="People by name or role"
                  placeholder="Name or role…"
                  size="xs"
                  leftSection={<IconSearch size={15} aria-hidden />}
                  value={q}
                  onChange={(event) =>
                    void navigate({
                      to: '/people',
                      search: { q: event.currentTarget.value || undefined },
                      replace: true,
                    })
                  }
                />
                <span className={classes.quiet}>{plural(rows.length, 'person', 'people')}</span>
              </div>
              <DataTable label="People" columns={columns} rows={rows} keyOf={(p) => p.login} />
            </>
          );
        }}
      </Loaded>
      {adding && <PersonForm onClose={() => setAdding(false)} />}
    </Page>
  );
}
