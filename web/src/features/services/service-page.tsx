import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { Seen } from '@/shared/api/client';
import { servicesQuery } from '@/shared/api/directory';
import { useMay, useSession } from '@/shared/api/session';
import type { ChangeRow, KeyName, ServiceView } from '@/shared/api/types';
import { criticalityName, serviceTypeName } from '@/shared/lib/words';
import { Badge, OutcomeBadge, PhaseBadge } from '@/shared/ui/badge';
import { DataTable, type DataColumn } from '@/shared/ui/data-table';
import { Facts } from '@/shared/ui/facts';
import { LoadedPage } from '@/shared/ui/loaded-page';
import { Markdown } from '@/shared/ui/markdown';
import { Page, Section } from '@/shared/ui/page';
import { PersonChip } from '@/shared/ui/person';
import { Retirement } from '@/shared/ui/retirement';
import { Loaded, Waiting } from '@/shared/ui/states';
import { When } from '@/shared/time/when';
import { restoreService, retireService, serviceChangesQuery, serviceQuery } from './api';
import { ServiceForm } from './service-form';
import classes from './services.module.css';

const ServicesGraph = lazy(() => import('./services-graph'));

const route = getRouteApi('/frame/services/$key');

export function ServicePage() {
  const { key } = route.useParams();
  const found = useQuery(serviceQuery(key));
  return (
    <LoadedPage title={key} query={found}>
      {(service) => <Shown service={service} />}
    </LoadedPage>
  );
}

function Shown({ service }: { service: Seen<ServiceView> }) {
  const [editing, setEditing] = useState(false);
  const { person } = useSession();
  const manages = useMay('manage_services');
  const mayAsk = useMay('create_change');
  const may = manages || service.owners.some((o) => o.login === person.login);
  return (
    <Page
      title={service.name}
      eyebrow={
        <>
          <Link to="/services">Services</Link>
          <span aria-hidden>/</span>
          <span>{service.key}</span>
          {service.retired && <Badge tone="void">Retired</Badge>}
        </>
      }
      actions={
        <>
          {!service.retired && mayAsk && (
            <Button
              variant="default"
              leftSection={<IconPlus size={16} aria-hidden />}
              renderRoot={(props) => <Link to="/changes/new" search={{ service: service.key }} {...props} />}
            >
              New change
            </Button>
          )}
          {may && (
            <Button variant="default" onClick={() => setEditing(true)}>
              Edit
            </Button>
          )}
          {manages && (
            <Retirement
              name={service.name}
              retired={service.retired}
              send={() => (service.retired ? restoreService(service) : retireService(service))}
              queryKey={['services']}
            >
              {service.retired
                ? 'New changes can name it again.'
                : 'New changes cannot name it any more. Its history stays, and you can take it back into use.'}
            </Retirement>
          )}
        </>
      }
    >
      {service.description && <Markdown text={service.description} />}
      <Facts
        facts={[
          ['Type', serviceTypeName[service.type]],
          ['Criticality', criticalityName[service.criticality]],
          [
            'Owners',
            service.owners.length > 0
              ? service.owners.map((o) => <PersonChip key={o.login} person={o} />)
              : 'Nobody: no change to it can be approved',
          ],
          ['May be down for', minutesText(service.recovery_time_minutes)],
          ['May lose data of', minutesText(service.recovery_point_minutes)],
        ]}
      />
      <Section title="Dependencies">
        <Dependencies service={service} />
      </Section>
      <Changes service={service} />
      {editing && <ServiceForm service={service} onClose={() => setEditing(false)} />}
    </Page>
  );
}

export function minutesText(minutes: number | undefined): string {
  if (minutes === undefined) return 'Not said';
  if (minutes < 60) return `${minutes} min`;
  const hours = minutes / 60;
  return hours < 48 ? `${Number(hours.toFixed(1))} h` : `${Number((hours / 24).toFixed(1))} days`;
}

function Dependencies({ service }: { service: ServiceView }) {
  const all = useQuery(servicesQuery).data ?? [];
  const near = neighbourhood(service.key, all);
  if (service.depends_on.length === 0 && service.depended_on_by.length === 0) {
    return <p className={classes.quiet}>It depends on nothing, and nothing depends on it.</p>;
  }
  const list = (items: KeyName[]) =>
    items.map((item, i) => (
      <span key={item.key}>
        {i > 0 && ', '}
        <Link to="/services/$key" params={{ key: item.key }}>
          {item.name}
        </Link>
      </span>
    ));
  return (
    <>
      <p className={classes.line}>
        <span className={classes.quiet}>Depends on</span>{' '}
        {service.depends_on.length > 0 ? list(service.depends_on) : 'nothing'}
        <span className={classes.quiet}>. Needed by</span>{' '}
        {service.depended_on_by.length > 0 ? list(service.depended_on_by) : 'nothing'}.
      </p>
      {near.length > 1 && (
        <Suspense fallback={<Waiting label="Drawing" />}>
          <ServicesGraph services={near} chosen={service.key} />
        </Suspense>
      )}
    </>
  );
}

/** All that it rests on and all that rests on it, at any distance. */
export function neighbourhood(key: string, all: ServiceView[]): ServiceView[] {
  const byKey = new Map(all.map((s) => [s.key, s]));
  const found = new Set([key]);
  const walk = (from: string, next: (s: ServiceView) => KeyName[]) => {
    for (const one of byKey.get(from) ? next(byKey.get(from) as ServiceView) : []) {
      if (found.has(one.key)) continue;
      found.add(one.key);
      walk(one.key, next);
    }
  };
  walk(key, (s) => s.depends_on);
  walk(key, (s) => s.depended_on_by);
  return all.filter((s) => found.has(s.key));
}

const columns: DataColumn<ChangeRow>[] = [
  { key: 'id', title: 'Number', width: '100px', quiet: true, phone: false, cell: (c) => c.id },
  {
    key: 'title',
    title: 'Title',
    cell: (c) => (
      <Link to="/changes/$id" params={{ id: c.id }} className="row-link">
        {c.title}
      </Link>
    ),
  },
  {
    key: 'stage',
    title: 'Stage',
    width: '190px',
    cell: (c) =>
      c.closed && c.outcome ? (
        <OutcomeBadge outcome={c.outcome} />
      ) : (
        <PhaseBadge phase={c.phase}>{c.stage_name}</PhaseBadge>
      ),
  },
  { key: 'updated', title: 'Updated', width: '130px', quiet: true, cell: (c) => <When at={c.updated} /> },
];

function Changes({ service }: { service: ServiceView }) {
  const changes = useQuery(serviceChangesQuery(service.key));
  return (
    <Section title="Its changes">
      <Loaded query={changes} rows={4}>
        {(page) =>
          page.items.length === 0 ? (
            <p className={classes.quiet}>No change has touched it yet.</p>
          ) : (
            <>
              <DataTable label="Its changes" columns={columns} rows={page.items} keyOf={(c) => c.id} />
              {page.next && (
                <p className={classes.line}>
                  <Link to="/changes" search={{ service: [service.key], state: ['any'] }}>
                    All of them
                  </Link>
                </p>
              )}
            </>
          )
        }
      </Loaded>
    </Section>
  );
}
