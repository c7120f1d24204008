import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { IconAlertTriangle, IconPlayerPause, IconUserOff } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { Seen } from '@/shared/api/client';
import { Badge } from '@/shared/ui/badge';
import { Facts } from '@/shared/ui/facts';
import { LoadedPage } from '@/shared/ui/loaded-page';
import { Markdown } from '@/shared/ui/markdown';
import { MoreActs, type MoreAct } from '@/shared/ui/more-acts';
import { Page, Section } from '@/shared/ui/page';
import { PersonChip } from '@/shared/ui/person';
import { ReasonDialog } from '@/shared/ui/reason-dialog';
import { calendarDay } from '@/shared/time/format';
import { end, pause, resume, scheduleQuery, skip, unskip } from './api';
import { ComingList } from './coming-list';
import { Been } from './been';
import { beginText, lengthText, localText } from '@/shared/timing/rule';
import { shiftText } from '@/shared/timing/timing-fields';
import { stateName } from './schedules-page';
import type { LaterPart, PlannedChange, ScheduleView, Upcoming } from './types';
import classes from './schedules.module.css';

const route = getRouteApi('/frame/schedules/$id');

export function SchedulePage() {
  const { id } = route.useParams();
  const found = useQuery(scheduleQuery(id));
  return (
    <LoadedPage title={id} query={found}>
      {(schedule) => <Shown schedule={schedule} />}
    </LoadedPage>
  );
}

/** What is asked about before it is done. */
type Asking = { act: 'pause' | 'resume' | 'end' } | { act: 'skip' | 'unskip'; one: Upcoming };

function Shown({ schedule }: { schedule: Seen<ScheduleView> }) {
  const [asking, setAsking] = useState<Asking>();
  const navigate = useNavigate();
  const { id, may_edit: may, paused } = schedule;
  const acts: MoreAct[] = may ? [{ key: 'end', title: 'End', danger: true, run: () => setAsking({ act: 'end' }) }] : [];
  return (
    <Page
      title={schedule.name}
      eyebrow={
        <>
          <Link to="/schedules">Schedules</Link>
          <span aria-hidden>/</span>
          <span>{id}</span>
          {schedule.state !== 'active' && <Badge tone="void">{stateName[schedule.state]}</Badge>}
        </>
      }
      actions={
        may && (
          <>
            <Button
              variant="default"
              renderRoot={(props) => <Link to="/schedules/$id/edit" params={{ id }} {...props} />}
            >
              Edit
            </Button>
            <Button variant="default" onClick={() => setAsking({ act: paused ? 'resume' : 'pause' })}>
              {paused ? 'Resume' : 'Pause'}
            </Button>
            <MoreActs acts={acts} />
          </>
        )
      }
    >
      <Notices schedule={schedule} />
      <About schedule={schedule} />
      <Section title="To come">
        {schedule.coming.length === 0 ? (
          <p className={classes.quiet}>Nothing is left to come.</p>
        ) : (
          <ComingList
            coming={schedule.coming}
            note={schedule.note}
            paused={paused !== undefined}
            {...(may && {
              actions: (one: Upcoming) => (
                <OneActs
                  one={one}
                  onSkip={() => setAsking({ act: 'skip', one })}
                  onUnskip={() => setAsking({ act: 'unskip', one })}
                  onChange={() =>
                    void navigate({ to: '/schedules/$id/edit', params: { id }, search: { from: one.local } })
                  }
                />
              ),
            })}
          />
        )}
      </Section>
      <Been id={id} />
      {asking && <Ask schedule={schedule} asking={asking} onClose={() => setAsking(undefined)} />}
    </Page>
  );
}

function OneActs({
  one,
  onSkip,
  onUnskip,
  onChange,
}: { one: Upcoming } & Record<'onSkip' | 'onUnskip' | 'onChange', () => void>) {
  if (one.fate === 'left_out') return null;
  if (one.fate === 'skipped') {
    return (
      <Button variant="subtle" size="compact-sm" flex="none" onClick={onUnskip}>
        Take the skip back
      </Button>
    );
  }
  return (
    <MoreActs
      small
      acts={[
        { key: 'skip', title: 'Skip this one', run: onSkip },
        { key: 'change', title: 'Change from here on', run: onChange },
      ]}
    />
  );
}

function Notices({ schedule }: { schedule: ScheduleView }) {
  const { paused, ended, trouble, needs_owner: needsOwner, next_owner: nextOwner } = schedule;
  const notices: [ReactNode, ReactNode][] = [];
  if (trouble)
    notices.push([
      <IconAlertTriangle key="t" size={18} aria-hidden />,
      <>
        The change for {localText(trouble.local)} could not be opened: {trouble.detail} Sluice tries again each hour,
        and at once when this schedule is edited.
      </>,
    ]);
  if (needsOwner)
    notices.push([
      <IconUserOff key="o" size={18} aria-hidden />,
      <>
        It has no owner any more. Its next change {nextOwner ? `goes to ${nextOwner}` : 'cannot be opened'}. Choose an
        owner.
      </>,
    ]);
  if (paused)
    notices.push([
      <IconPlayerPause key="p" size={18} aria-hidden />,
      <>
        Paused by {paused.by.name}: {paused.reason}
      </>,
    ]);
  if (ended)
    notices.push([
      null,
      <>
        Ended by {ended.by.name}: {ended.reason}
      </>,
    ]);
  if (notices.length === 0) return null;
  return (
    <div className={classes.notices}>
      {notices.map(([mark, text], i) => (
        <div key={i} className={classes.notice} role="status">
          {mark}
          <div>{text}</div>
        </div>
      ))}
    </div>
  );
}

function About({ schedule }: { schedule: ScheduleView }) {
  const { timing, planned, later } = partsOf(schedule);
  return (
    <>
      <Facts
        facts={[
          ['Opens', `${planned.title} (${planned.process.name})`],
          ...(planned.catalog_entry
            ? [
                [
                  'Made from',
                  <Link key="entry" to="/catalog/$key" params={{ key: planned.catalog_entry.key }}>
                    {planned.catalog_entry.name}
                  </Link>,
                ] as [string, ReactNode],
              ]
            : []),
          ['Repeats', timing.repeats],
          ['From', `${localText(timing.start)}, ${timing.zone}`],
          ['Window', lengthText(timing.window_minutes)],
          ['Opened', `${lengthText(timing.lead_minutes)} before`],
          ['On weekends', shiftText[timing.shift]],
          ...(timing.except.length > 0
            ? [['Except', timing.except.map(exceptText).join(', ')] as [string, string]]
            : []),
          ...(timing.rule ? [['Rule', <code key="rule">{timing.rule}</code>] as [string, ReactNode]] : []),
          ...later.map((part): [string, ReactNode] => [
            `From ${beginText(part.begins)} on`,
            <Later key={part.begins} part={part} before={planned} />,
          ]),
          ['Owner', <PersonChip key="owner" person={schedule.owner} />],
          ['Deputy', schedule.deputy ? <PersonChip key="deputy" person={schedule.deputy} /> : 'Nobody'],
          ['Services', planned.services.map((s) => s.name).join(', ') || 'None'],
        ]}
      />
      {planned.description && <Markdown text={planned.description} />}
    </>
  );
}

const exceptText = (one: string) => (one.includes('T') ? localText(one) : calendarDay(one));

/** The part that the next window is of, and those that follow it; of what has ended nothing follows. */
function partsOf({ timing, planned, later, coming, ended }: ScheduleView) {
  const next = coming[0]?.local;
  const begun = later.filter((part) => next !== undefined && part.begins <= next);
  return { ...(begun.at(-1) ?? { timing, planned }), later: ended ? [] : later.slice(begun.length) };
}

/** What is otherwise from some occurrence on. */
function Later({ part: { timing, planned }, before }: { part: LaterPart; before: PlannedChange }) {
  return (
    <>
      <span>{timing.repeats}</span>
      {timing.rule && <code>{timing.rule}</code>}
      {planned.title !== before.title && <span>{planned.title}</span>}
    </>
  );
}

interface AskProps {
  schedule: Seen<ScheduleView>;
  asking: Asking;
  onClose: () => void;
}

function Ask({ schedule, asking, onClose }: AskProps) {
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: (reason: string) => {
      if (asking.act === 'skip') return skip(schedule, asking.one.local, reason);
      if (asking.act === 'unskip') return unskip(schedule, asking.one.local);
      if (asking.act === 'pause') return pause(schedule, reason);
      return asking.act === 'end' ? end(schedule, reason) : resume(schedule);
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['schedules'] });
      onClose();
    },
  });
  const { title, act, text } = wordsOf(schedule, asking);
  const needsReason = asking.act === 'skip' || asking.act === 'pause' || asking.act === 'end';
  return (
    <ReasonDialog
      title={title}
      act={act}
      reason={needsReason ? 'required' : 'none'}
      danger={asking.act === 'end'}
      busy={send.isPending}
      error={send.error}
      onConfirm={(reason) => send.mutate(reason)}
      onClose={onClose}
    >
      {text}
    </ReasonDialog>
  );
}

/** What will follow from it. */
function wordsOf({ name, coming }: ScheduleView, asking: Asking): { title: string; act: string; text: string } {
  switch (asking.act) {
    case 'skip': {
      const next = coming.find((c) => c.fate === 'comes' && c.local > asking.one.local);
      return {
        title: `Skip ${localText(asking.one.local)}?`,
        act: 'Skip this one',
        text: next ? `The one after it is ${localText(next.planned)}.` : 'No other is shown after it.',
      };
    }
    case 'unskip':
      return {
        title: `Take the skip of ${localText(asking.one.local)} back?`,
        act: 'Take it back',
        text: 'Its change is opened after all.',
      };
    case 'pause':
      return {
        title: `Pause ${name}?`,
        act: 'Pause',
        text: 'Nothing is opened until it is resumed. Windows that begin meanwhile are not made up for.',
      };
    case 'resume':
      return {
        title: `Resume ${name}?`,
        act: 'Resume',
        text: 'It goes on with the next window. One whose time to be opened has passed is opened at once.',
      };
    case 'end':
      return {
        title: `End ${name}?`,
        act: 'End',
        text: 'Nothing is opened any more. What was opened goes on; this cannot be undone.',
      };
  }
}
