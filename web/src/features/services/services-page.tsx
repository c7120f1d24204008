import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { IconPlus, IconSearch, IconServer2 } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { servicesQuery } from '@/shared/api/directory';
import { useMay } from '@/shared/api/session';
import type { ServiceView } from '@/shared/api/types';
import { criticalityName, names, serviceTypeName } from '@/shared/lib/words';
import { Badge } from '@/shared/ui/badge';
import { Page } from '@/shared/ui/page';
import { PersonStack } from '@/shared/ui/person';
import { Empty, Loaded, Waiting } from '@/shared/ui/states';
import { DataTable, type DataColumn } from '@/shared/ui/data-table';
import { ServiceForm } from './service-form';
import classes from './services.module.css';

const ServicesGraph = lazy(() => import('./services-graph'));

const route = getRouteApi('/frame/services');

export function ServicesPage() {
  const services = useQuery(servicesQuery);
  const { view = 'list', q = '' } = route.useSearch();
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  const may = useMay('manage_services');
  const show = (search: { view?: 'graph' | undefined; q?: string | undefined }) =>
    void navigate({ to: '/services', search, replace: true });
  return (
    <Page
      title="Services"
      lead="What changes touch, who answers for it, and what depends on it."
      actions={
        <>
          <SegmentedControl
            aria-label="View"
            size="sm"
            value={view}
            data={[
              { value: 'list', label: 'List' },
              { value: 'graph', label: 'Graph' },
            ]}
            onChange={(value) => show({ q: q || undefined, view: value === 'graph' ? 'graph' : undefined })}
          />
          {may && (
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
              New service
            </Button>
          )}
        </>
      }
    >
      <Loaded query={services}>
        {(list) =>
          view === 'graph' ? (
            <Suspense fallback={<Waiting label="Drawing" />}>
              <ServicesGraph services={list.filter((s) => !s.retired)} />
            </Suspense>
          ) : (
            <List services={list} q={q} onWords={(words) => show({ q: words || undefined })} />
          )
        }
      </Loaded>
      {adding && <ServiceForm onClose={() => setAdding(false)} />}
    </Page>
  );
}

const columns: DataColumn<ServiceView>[] = [
  {
    key: 'name',
    title: 'Name',
    cell: (s) => (
      <>
        <Link to="/services/$key" params={{ key: s.key }} className="row-link">
          {s.name}
        </Link>
        {s.retired && <Badge tone="void">Retired</Badge>}
      </>
    ),
  },
  { key: 'key', title: 'Key', width: '18%', quiet: true, phone: false, cell: (s) => s.key },
  { key: 'type', title: 'Type', width: '15%', phone: false, cell: (s) => serviceTypeName[s.type] },
  { key: 'criticality', title: 'Criticality', width: '11%', phone: false, cell: (s) => criticalityName[s.criticality] },
  {
    key: 'owners',
    title: 'Owners',
    width: '20%',
    cell: (s) =>
      s.owners.length > 0 ? (
        <>
          <PersonStack people={s.owners} /> {names(s.owners, 1)}
        </>
      ) : (
        <Badge tone="issues">Nobody</Badge>
      ),
  },
  {
    key: 'open',
    title: 'Open changes',
    width: '12%',
    end: true,
    cell: (s) => (s.open_changes > 0 ? s.open_changes : ''),
  },
];

function List({ services, q, onWords }: { services: ServiceView[]; q: string; onWords: (q: string) => void }) {
  const wanted = q.toLowerCase();
  const fits = services.filter((s) =>
    `${s.name} ${s.key} ${s.owners.map((o) => o.name).join(' ')}`.toLowerCase().includes(wanted),
  );
  const sorted = fits.sort((a, b) => Number(a.retired) - Number(b.retired) || a.name.localeCompare(b.name));
  if (services.length === 0) {
    return (
      <Empty icon={IconServer2} title="No service yet">
        Services are what changes touch: applications, databases, servers, networks. Their owners approve changes to
        them.
      </Empty>
    );
  }
  return (
    <>
      <TextInput
        aria-label="Services by name, key or owner"
        placeholder="Name, key or owner…"
        size="xs"
        className={classes.words ?? ''}
        leftSection={<IconSearch size={15} aria-hidden />}
        value={q}
        onChange={(event) => onWords(event.currentTarget.value)}
      />
      <DataTable label="Services" columns={columns} rows={sorted} keyOf={(s) => s.key} />
    </>
  );
}
