import { Alert, Button, Select, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { IconAlertTriangle } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import type { Seen } from '@/shared/api/client';
import { processQuery } from '@/shared/api/directory';
import { useMay } from '@/shared/api/session';
import type { ProcessView } from '@/shared/api/types';
import { typeName } from '@/shared/lib/words';
import { Badge } from '@/shared/ui/badge';
import { LoadedPage } from '@/shared/ui/loaded-page';
import { Page } from '@/shared/ui/page';
import { Retirement } from '@/shared/ui/retirement';
import { Waiting } from '@/shared/ui/states';
import { restoreProcess, retireProcess } from './api';
import { ContingenciesOf } from './contingencies-of';
import { FormOf } from './form-of';
import { RulesOf } from './rules-of';
import { Stages } from './stages';
import { textOf, Versions } from './versions';
import classes from './processes.module.css';

const ProcessGraph = lazy(() => import('./process-graph'));

const route = getRouteApi('/frame/processes/$key');

export function ProcessPage() {
  const { key } = route.useParams();
  const { version } = route.useSearch();
  const found = useQuery(processQuery(key, version));
  return (
    <LoadedPage title={key} query={found}>
      {(process) => <Shown process={process} version={version ?? process.version} />}
    </LoadedPage>
  );
}

function Shown({ process, version }: { process: Seen<ProcessView>; version: number }) {
  const { tab = 'stages' } = route.useSearch();
  const navigate = useNavigate();
  const may = useMay('publish_process');
  const newest = Math.max(version, ...process.versions.map((v) => v.version));
  const show = (search: { version?: number | undefined; tab?: 'yaml' | 'versions' | undefined }) =>
    void navigate({ to: '/processes/$key', params: { key: process.key }, search, replace: true, resetScroll: false });
  const shownTab = tab === 'stages' ? undefined : tab;
  const shownVersion = version === newest ? undefined : version;
  return (
    <Page
      title={process.name}
      eyebrow={
        <>
          <Link to="/processes">Processes</Link>
          <span aria-hidden>/</span>
          <span>{process.key}</span>
          <Badge>{typeName[process.type]}</Badge>
          {process.retired && <Badge tone="void">Retired</Badge>}
        </>
      }
      lead={process.summary}
      actions={
        <>
          <Select
            aria-label="Version"
            w={170}
            allowDeselect={false}
            data={process.versions.map((v) => ({
              value: String(v.version),
              label: `Version ${v.version}${v.version === newest && !process.retired ? ', in force' : ''}`,
            }))}
            value={String(version)}
            onChange={(v) => show({ version: Number(v) === newest ? undefined : Number(v), tab: shownTab })}
          />
          {may && (
            <Button
              renderRoot={(props) => <Link to="/processes/$key/draft" params={{ key: process.key }} {...props} />}
              variant="default"
            >
              Edit
            </Button>
          )}
          {may && (
            <Retirement
              name={process.name}
              retired={process.retired}
              send={() => (process.retired ? restoreProcess(process) : retireProcess(process))}
              queryKey={['processes']}
            >
              {process.retired
                ? 'New changes can be made from it again.'
                : 'No new change can be made from it. Those under way go on to their end.'}
            </Retirement>
          )}
        </>
      }
    >
      {process.lacking.length > 0 && version === newest && (
        <Alert
          color="accent"
          className={classes.lackingAlert ?? ''}
          icon={<IconAlertTriangle size={18} aria-hidden />}
          title="It cannot run to its end yet"
        >
          <ul>
            {process.lacking.map((lack) => (
              <li key={lack}>{lack}</li>
            ))}
          </ul>
        </Alert>
      )}
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(value) =>
          show({ version: shownVersion, tab: value === 'stages' ? undefined : (value as 'yaml' | 'versions') })
        }
      >
        <Tabs.List aria-label="Parts of the process">
          <Tabs.Tab value="stages">Stages</Tabs.Tab>
          <Tabs.Tab value="yaml">YAML</Tabs.Tab>
          <Tabs.Tab value="versions">Versions</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="stages">
          <div className={classes.drawn}>
            <Suspense fallback={<Waiting label="Drawing" />}>
              <ProcessGraph stages={process.stages} />
            </Suspense>
          </div>
          <FormOf form={process.form} />
          <Stages stages={process.stages} form={process.form} />
          <ContingenciesOf contingencies={process.contingencies} />
          <RulesOf rules={process.rules} />
        </Tabs.Panel>
        <Tabs.Panel value="yaml">
          <p className={classes.export}>
            <a href={textOf(process.key, version)} download>
              Download it
            </a>{' '}
            byte for byte as it was published.
          </p>
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways, so the keyboard must reach it */}
          <pre className={classes.yaml} tabIndex={0} aria-label="YAML text">
            {process.yaml}
          </pre>
        </Tabs.Panel>
        <Tabs.Panel value="versions">
          <Versions process={process} newest={newest} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
