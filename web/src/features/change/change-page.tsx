import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useRef } from 'react';
import { runnable } from '@/shared/acts/act-spec';
import { useAct } from '@/shared/acts/use-act';
import { ApiError } from '@/shared/api/problem';
import type { ChangeView, Possible } from '@/shared/api/types';
import { useOfferActs } from '@/shared/lib/open-acts';
import { Page } from '@/shared/ui/page';
import { StageTracker } from '@/shared/ui/stage-tracker';
import { Loaded, Waiting } from '@/shared/ui/states';
import { Aside } from './aside';
import { changeQuery } from './api';
import { Conversation } from './conversation';
import { Acts, Eyebrow, Title } from './header';
import { Overview } from './overview';
import { Standing } from './standing';
import classes from './change.module.css';

const Origin = lazy(() => import('./origin'));
const MadeFrom = lazy(() => import('./made-from'));
const Tasks = lazy(() => import('./tasks'));
const Approvals = lazy(() => import('./approvals'));
const Related = lazy(() => import('./related'));
const History = lazy(() => import('./history'));

const route = getRouteApi('/frame/changes/$id');

type Tab = 'overview' | 'tasks' | 'approvals' | 'related' | 'history';

export function ChangePage() {
  const { id } = route.useParams();
  const change = useQuery(changeQuery(id));
  if (change.data) return <Shown key={id} change={change.data} />;
  const missing = change.error instanceof ApiError && change.error.status === 404;
  return (
    <Page title={missing ? `${id} is not there` : id} width="narrow">
      <Loaded query={change} rows={10}>
        {() => null}
      </Loaded>
    </Page>
  );
}

function Shown({ change }: { change: ChangeView }) {
  const { run, busy, dialog } = useAct();
  const about = `${change.id} ${change.title}`;
  const request = useMemo(
    () => (possible: Possible) =>
      run({
        ...possible,
        change: change.id,
        about,
        ...ofApproval(change, possible),
        ended: { outcome: change.outcome, magnitude: change.magnitude },
        visibility: { restricted: change.restricted, visibleTo: change.visible_to.map((g) => g.key) },
      }),
    [run, change, about],
  );
  const offered = useMemo(
    () =>
      [...change.possible, ...change.approvals.flatMap((a) => a.possible), ...change.tasks.flatMap((t) => t.possible)]
        .filter(runnable)
        .map((p) => ({ id: `${p.act}:${p.target}`, title: actTitle(change, p), run: () => request(p) })),
    [change, request],
  );
  useOfferActs(offered);
  const may = change.possible.some((p) => p.act === 'edit');
  const needed = new Set(change.waiting.filter((w) => w.gate === 'fields').map((w) => w.key));

  return (
    <Page
      title=""
      tab={about}
      eyebrow={<Eyebrow change={change} />}
      heading={
        <>
          <Title change={change} may={may} />
          <Suspense>
            {change.links > 0 && <Origin change={change} />}
            {change.catalog && <MadeFrom use={change.catalog} />}
          </Suspense>
        </>
      }
      actions={<Acts change={change} busy={busy} run={request} />}
    >
      <StageTracker stages={change.stages} />
      <Standing change={change} />
      <div className={classes.columns}>
        <div className={classes.main}>
          <Parts change={change} may={may} needed={needed} busy={busy} run={request} />
        </div>
        <aside className={classes.aside} aria-label="About this change">
          <Aside change={change} may={may} needed={needed} />
          <Conversation change={change} />
        </aside>
      </div>
      {dialog}
    </Page>
  );
}

function ofApproval(change: ChangeView, possible: Possible) {
  const approval = change.approvals.find((a) => a.key === possible.target && a.state !== 'cancelled');
  return approval && { digest: approval.digest, askedAgain: approval.asked_again };
}

/** In the palette an act stands alone: "Finish TSK-12 Review it". */
function actTitle(change: ChangeView, possible: Possible): string {
  const task = change.tasks.find((t) => t.id === possible.target);
  if (task) return `${possible.title}: ${task.id} ${task.title}`;
  const approval = change.approvals.find((a) => a.key === possible.target);
  return approval ? `${possible.title}: ${approval.title}` : possible.title;
}

interface PartsProps {
  change: ChangeView;
  may: boolean;
  needed: Set<string>;
  busy: string | undefined;
  run: (possible: Possible) => void;
}

function Parts({ change, may, needed, busy, run }: PartsProps) {
  const search = route.useSearch();
  const navigate = useNavigate();
  const tab: Tab = search.tab ?? 'overview';
  const tabs = useRef<HTMLDivElement>(null);
  useEffect(() => showChosen(tabs.current), [tab]);
  const live = change.approvals.filter((a) => a.state !== 'cancelled');
  const meant = change.tasks.filter((t) => t.state !== 'cancelled');
  const done = meant.filter((t) => t.state === 'done' || t.state === 'skipped').length;
  const granted = live.filter((a) => a.state === 'granted').length;
  const open = (value: string | null) =>
    void navigate({
      to: '/changes/$id',
      params: { id: change.id },
      search: { tab: value === 'overview' ? undefined : (value as Tab) },
      resetScroll: false,
    });
  return (
    <Tabs value={tab} onChange={open} keepMounted={false}>
      <Tabs.List ref={tabs} aria-label="Parts of the change">
        <Tabs.Tab value="overview">Overview</Tabs.Tab>
        <Tabs.Tab value="tasks">
          Tasks <Share done={done} all={meant.length} />
        </Tabs.Tab>
        <Tabs.Tab value="approvals">
          Approvals <Share done={granted} all={live.length} />
        </Tabs.Tab>
        <Tabs.Tab value="related">
          Related <Count count={change.links} />
        </Tabs.Tab>
        <Tabs.Tab value="history">History</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="overview">
        <Overview change={change} may={may} needed={needed} />
      </Tabs.Panel>
      <Tabs.Panel value="tasks">
        <Suspense fallback={<Waiting />}>
          <Tasks change={change} selected={search.task} view={search.view ?? 'list'} busy={busy} run={run} />
        </Suspense>
      </Tabs.Panel>
      <Tabs.Panel value="approvals">
        <Suspense fallback={<Waiting />}>
          <Approvals change={change} busy={busy} run={run} />
        </Suspense>
      </Tabs.Panel>
      <Tabs.Panel value="related">
        <Suspense fallback={<Waiting />}>
          <Related change={change} view={search.view ?? 'list'} />
        </Suspense>
      </Tabs.Panel>
      <Tabs.Panel value="history">
        <Suspense fallback={<Waiting />}>
          <History id={change.id} filter={{ kind: search.kind, by: search.by }} />
        </Suspense>
      </Tabs.Panel>
    </Tabs>
  );
}

/** On a phone the tabs scroll sideways: the chosen one is shown whole. */
function showChosen(tabs: HTMLElement | null): void {
  const chosen = tabs?.querySelector('[aria-selected="true"]')?.getBoundingClientRect();
  const room = tabs?.getBoundingClientRect();
  if (!tabs || !chosen || !room) return;
  if (chosen.right > room.right) tabs.scrollLeft += chosen.right - room.right;
  else if (chosen.left < room.left) tabs.scrollLeft -= room.left - chosen.left;
}

function Count({ count }: { count: number }) {
  return count === 0 ? null : <span className={classes.share}>{count}</span>;
}

function Share({ done, all }: { done: number; all: number }) {
  if (all === 0) return null;
  return (
    <span className={classes.share}>
      {done}/{all}
      <span className="visually-hidden"> done</span>
    </span>
  );
}
