import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { IconDownload, IconPlayerPlay, IconPrinter } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { Planned } from '@/shared/time/when';
import { LoadedPage } from '@/shared/ui/loaded-page';
import { MoreActs, type MoreAct } from '@/shared/ui/more-acts';
import { Page, Section } from '@/shared/ui/page';
import { ProblemPanel } from '@/shared/ui/states';
import { boardQuery, meetingQuery, useMeetingAct, type MeetingAct } from './api';
import { ActButton } from './act-button';
import { Ask, type Asking } from './asking';
import { MeetingBadge } from './item-badge';
import { Live, progressText } from './live';
import { Minutes } from './minutes';
import { NoteForm, NoteList } from './notes';
import { EditedAgenda } from './planned';
import { Presence } from './presence';
import { Timer } from './timer';
import { whyNotLead, whyNotTakePart } from './why';
import type { Board, Meeting } from './types';
import classes from './cab.module.css';

const route = getRouteApi('/frame/cab/meetings/$id');

/** One meeting: its agenda before it, what goes on while it is live, its minutes afterwards. */
export function MeetingPage() {
  const { id } = route.useParams();
  const found = useQuery(meetingQuery(id));
  return (
    <LoadedPage title={id} query={found}>
      {(meeting) => <Shown meeting={meeting} ahead={Date.parse(meeting.now) - found.dataUpdatedAt} />}
    </LoadedPage>
  );
}

interface ShownProps {
  meeting: Meeting;
  ahead: number;
}

function Shown({ meeting, ahead }: ShownProps) {
  const board = useQuery(boardQuery(meeting.board)).data;
  const act = useMeetingAct(meeting.id);
  const [asking, setAsking] = useState<Asking>();
  const ask = (next: Asking) => {
    act.reset();
    setAsking(next);
  };
  const run = (one: MeetingAct) => act.mutate(one, { onSuccess: () => setAsking(undefined) });
  const parts = { meeting, board, busy: act.isPending, onAct: run, onAsk: ask };
  const over = meeting.state === 'closed' || meeting.state === 'cancelled';
  return (
    <Page
      title={meeting.board_name}
      tab={`${meeting.id} ${meeting.board_name}`}
      eyebrow={<Above meeting={meeting} />}
      lead={<Times meeting={meeting} />}
      actions={<Actions {...parts} ahead={ahead} />}
    >
      {act.error && !asking && <ProblemPanel error={act.error} />}
      <Notices meeting={meeting} />
      {over ? (
        meeting.state === 'closed' && <Minutes meeting={meeting} />
      ) : meeting.state === 'live' ? (
        <div className={classes.columns}>
          <div className={classes.main}>
            <Live {...parts} ahead={ahead} onTake={(one) => act.mutateAsync(one)} />
            <EditedAgenda {...parts} />
          </div>
          <aside className={classes.aside}>
            <Presence {...parts} />
            <section className={classes.card} aria-label="Notes on the meeting">
              <h2>Notes on the meeting</h2>
              <NoteList notes={meeting.notes} label="Notes on the meeting" />
              <NoteForm
                about={meeting.id}
                label="Note"
                why={whyNotTakePart(parts)}
                busy={act.isPending}
                onTake={(text) => act.mutateAsync({ act: 'notes', text })}
              />
            </section>
          </aside>
        </div>
      ) : (
        <EditedAgenda {...parts} />
      )}
      {asking && (
        <Ask
          meeting={meeting}
          asking={asking}
          busy={act.isPending}
          error={act.error}
          onAct={run}
          onClose={() => setAsking(undefined)}
        />
      )}
    </Page>
  );
}

export function Above({ meeting, children }: { meeting: Meeting; children?: ReactNode }) {
  return (
    <>
      <Link to="/cab" search={{ board: meeting.board }}>
        CAB
      </Link>
      <span aria-hidden>/</span>
      <span>{meeting.id}</span>
      <MeetingBadge state={meeting.state} />
      {children}
    </>
  );
}

function Times({ meeting }: { meeting: Meeting }) {
  return (
    <>
      <Planned at={meeting.starts} zone={meeting.zone} /> to <Planned at={meeting.ends} zone={meeting.zone} />
      {meeting.state === 'live' && `. ${progressText(meeting)}.`}
    </>
  );
}

interface ActionsProps {
  meeting: Meeting;
  board: Board | undefined;
  busy: boolean;
  ahead: number;
  onAct: (act: MeetingAct) => void;
  onAsk: (asking: Asking) => void;
}

function Actions({ meeting, board, busy, ahead, onAct, onAsk }: ActionsProps) {
  const notLead = whyNotLead({ meeting, board });
  if (meeting.state === 'closed') return <KeepButtons meeting={meeting} />;
  if (meeting.state === 'cancelled') return null;
  if (meeting.state === 'live') {
    return (
      <>
        {meeting.started && (
          <span className={classes.running}>
            <span className={classes.quiet}>Running</span>
            <Timer label="Time of the meeting" since={meeting.started} ahead={ahead} />
          </span>
        )}
        <Button
          variant="default"
          renderRoot={(props) => <Link to="/cab/meetings/$id/minutes" params={{ id: meeting.id }} {...props} />}
        >
          Minutes so far
        </Button>
        <ActButton variant="default" why={notLead} onClick={() => onAsk({ what: 'close' })}>
          Close the meeting
        </ActButton>
      </>
    );
  }
  const acts: MoreAct[] = meeting.may_edit
    ? [
        { key: 'move', title: 'Move', run: () => onAsk({ what: 'move' }) },
        { key: 'cancel', title: 'Cancel the meeting', danger: true, run: () => onAsk({ what: 'cancel' }) },
      ]
    : [];
  return (
    <>
      <ActButton
        leftSection={<IconPlayerPlay size={16} aria-hidden />}
        why={notLead}
        loading={busy}
        onClick={() => onAct({ act: 'start' })}
      >
        Start
      </ActButton>
      <MoreActs acts={acts} />
    </>
  );
}

/** Minutes on paper and as a file. */
function KeepButtons({ meeting }: { meeting: Meeting }) {
  return (
    <>
      <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
        Print
      </Button>
      {meeting.started && (
        <Button
          variant="default"
          component="a"
          href={`/api/v1/meetings/${meeting.id}/minutes`}
          download
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          Save as PDF
        </Button>
      )}
    </>
  );
}

function Notices({ meeting }: { meeting: Meeting }) {
  const { moved, cancelled } = meeting;
  return (
    <>
      {cancelled && (
        <div className={classes.notice} role="status">
          Cancelled by {cancelled.by.name}: {cancelled.reason}
        </div>
      )}
      {moved && !cancelled && meeting.state === 'planned' && (
        <div className={classes.notice} role="status">
          Moved by {moved.by.name}: {moved.reason}
        </div>
      )}
    </>
  );
}

const minutesRoute = getRouteApi('/frame/cab/meetings/$id/minutes');

/** The minutes by themselves: so far, while the meeting is live. */
export function MinutesPage() {
  const { id } = minutesRoute.useParams();
  const found = useQuery(meetingQuery(id));
  return (
    <LoadedPage title={id} query={found}>
      {(meeting) => (
        <Page
          title={`Minutes: ${meeting.board_name}`}
          tab={`Minutes of ${meeting.id}`}
          eyebrow={
            <>
              <Above meeting={meeting} />
              <Link to="/cab/meetings/$id" params={{ id }}>
                To the meeting
              </Link>
            </>
          }
          lead={<Times meeting={meeting} />}
          actions={<KeepButtons meeting={meeting} />}
        >
          {meeting.state === 'closed' ? (
            <Minutes meeting={meeting} />
          ) : (
            <Section title="So far">
              <Minutes meeting={meeting} />
            </Section>
          )}
        </Page>
      )}
    </LoadedPage>
  );
}
