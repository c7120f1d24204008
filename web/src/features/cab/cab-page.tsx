import { Button, Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { IconGavel, IconPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useSession } from '@/shared/api/session';
import { plural } from '@/shared/lib/words';
import { Planned } from '@/shared/time/when';
import { lengthText } from '@/shared/timing/rule';
import { Badge } from '@/shared/ui/badge';
import { DataTable, type DataColumn } from '@/shared/ui/data-table';
import { Facts } from '@/shared/ui/facts';
import { FormDialog } from '@/shared/ui/form-dialog';
import { MoreActs, type MoreAct } from '@/shared/ui/more-acts';
import { Page, Section } from '@/shared/ui/page';
import { PersonChip } from '@/shared/ui/person';
import { ReasonDialog } from '@/shared/ui/reason-dialog';
import { Empty, Loaded } from '@/shared/ui/states';
import { ActButton } from './act-button';
import { Agenda } from './agenda';
import { boardsQuery, callMeeting, meetingQuery, meetingsQuery, retireBoard } from './api';
import { timeFields, TimeFields } from './asking';
import { MeetingBadge } from './item-badge';
import { cutoffOf, leadersOf } from './words';
import type { Board, MeetingRow } from './types';
import classes from './cab.module.css';

const route = getRouteApi('/frame/cab');

/** A board: its next meeting with the agenda, what is planned after it, and the meetings that were. */
export function CabPage() {
  const { board: chosen } = route.useSearch();
  const boards = useQuery(boardsQuery);
  const open = boards.data?.find((one) => one.id === chosen) ?? boards.data?.find((one) => !one.retired);
  const board = open ?? boards.data?.[0];
  return (
    <Page
      title={board?.name ?? 'CAB'}
      tab="CAB"
      eyebrow={board && <span>CAB</span>}
      lead={board ? undefined : 'Change advisory boards: when they meet, and which changes come before them.'}
      actions={<Actions board={board} />}
    >
      <Loaded query={boards}>
        {(all) =>
          board ? (
            <>
              {all.length > 1 && <Choice boards={all} board={board} />}
              <Shown key={board.id} board={board} />
            </>
          ) : (
            <Empty icon={IconGavel} title="No board meets yet">
              A board meets by a rule. What asks its members for an approval comes on the agenda by itself.
            </Empty>
          )
        }
      </Loaded>
    </Page>
  );
}

/** Who may make boards. */
const makers = ['change_manager', 'administrator'];

function Actions({ board }: { board: Board | undefined }) {
  const { person } = useSession();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<'call' | 'retire'>();
  const makes = person.roles.some((role) => makers.includes(role));
  const id = board?.id ?? '';
  const ended = board?.retired ? 'This board meets no more.' : undefined;
  const notEdit =
    board && !board.may_edit ? `${leadersOf(board)}, a change manager or an administrator can do this.` : undefined;
  const acts: MoreAct[] =
    board && board.may_edit && !ended
      ? [{ key: 'retire', title: 'End the board', danger: true, run: () => setAsking('retire') }]
      : [];
  return (
    <>
      {board && (
        <>
          <ActButton variant="default" why={notEdit ?? ended} onClick={() => setAsking('call')}>
            Call a meeting
          </ActButton>
          <ActButton
            variant="default"
            why={notEdit ?? ended}
            onClick={() => void navigate({ to: '/cab/boards/$id/edit', params: { id } })}
          >
            Edit
          </ActButton>
        </>
      )}
      <ActButton
        variant={board ? 'default' : 'filled'}
        leftSection={<IconPlus size={16} aria-hidden />}
        why={makes ? undefined : 'A change manager or an administrator makes boards.'}
        onClick={() => void navigate({ to: '/cab/boards/new' })}
      >
        New board
      </ActButton>
      <MoreActs acts={acts} />
      {board && asking === 'call' && <CallMeeting board={board} onClose={() => setAsking(undefined)} />}
      {board && asking === 'retire' && <Retire board={board} onClose={() => setAsking(undefined)} />}
    </>
  );
}

function Choice({ boards, board }: { boards: Board[]; board: Board }) {
  const navigate = useNavigate();
  return (
    <div className={classes.bar}>
      <Select
        aria-label="Board"
        allowDeselect={false}
        data={boards.map((one) => ({ value: one.id, label: one.retired ? `${one.name} (ended)` : one.name }))}
        value={board.id}
        onChange={(id) => id && void navigate({ to: '/cab', search: { board: id }, replace: true })}
      />
    </div>
  );
}

function Shown({ board }: { board: Board }) {
  const { id } = board;
  const ahead = useQuery(meetingsQuery({ board: id, state: ['planned', 'live'], limit: 20 }));
  return (
    <>
      <About board={board} />
      <Loaded query={ahead} rows={4}>
        {({ items: [next, ...later] }) => (
          <>
            {next ? <Next board={board} row={next} /> : <NoNext board={board} />}
            {later.length > 0 && (
              <Section title="Planned after it">
                <DataTable label="Planned meetings" columns={columns} rows={later} keyOf={(one) => one.id} />
              </Section>
            )}
          </>
        )}
      </Loaded>
      <Past board={id} />
    </>
  );
}

function NoNext({ board }: { board: Board }) {
  return (
    <Section title="Next meeting">
      <p className={classes.quiet}>
        {board.retired
          ? `It meets no more: ${board.retired.reason}`
          : `None is planned yet. Each is planned by itself ${lengthText(board.timing.lead_minutes)} before it begins.`}
      </p>
    </Section>
  );
}

function Next({ board, row }: { board: Board; row: MeetingRow }) {
  const found = useQuery(meetingQuery(row.id));
  const live = row.state === 'live';
  return (
    <Section
      title={live ? 'The meeting is live' : 'Next meeting'}
      actions={
        <Button
          size="compact-sm"
          variant={live ? 'filled' : 'default'}
          renderRoot={(props) => <Link to="/cab/meetings/$id" params={{ id: row.id }} {...props} />}
        >
          {live ? 'Join it' : 'Open it'}
        </Button>
      }
    >
      <div className={classes.bar}>
        <strong>
          <Planned at={row.starts} zone={row.zone} />
        </strong>
        <span className={classes.quiet}>{row.id}</span>
        <MeetingBadge state={row.state} />
        {!live && (
          <span className={classes.quiet}>
            Comes on by itself what is asked before <Planned at={cutoffOf(row, board)} />
          </span>
        )}
      </div>
      <Loaded query={found} rows={4}>
        {(meeting) => (
          <Agenda
            meeting={meeting}
            empty="Changes that ask the board’s members for an approval come on it by themselves."
          />
        )}
      </Loaded>
    </Section>
  );
}

const columns: DataColumn<MeetingRow>[] = [
  {
    key: 'starts',
    title: 'When',
    cell: (one) => (
      <>
        <Link to="/cab/meetings/$id" params={{ id: one.id }} className="row-link">
          <Planned at={one.starts} zone={one.zone} />
        </Link>
        {one.state === 'cancelled' && <MeetingBadge state={one.state} />}
      </>
    ),
  },
  { key: 'id', title: 'Number', width: '100px', quiet: true, phone: false, cell: (one) => one.id },
  { key: 'items', title: 'Changes', width: '110px', end: true, cell: (one) => one.items },
  { key: 'decided', title: 'Decided', width: '110px', end: true, phone: false, cell: (one) => one.decided },
];

const most = 200;

function Past({ board }: { board: string }) {
  const [limit, setLimit] = useState(10);
  const past = useQuery(meetingsQuery({ board, state: ['closed', 'cancelled'], newestFirst: true, limit }));
  return (
    <Section title="Past meetings">
      <Loaded query={past} rows={3}>
        {({ items, next }) =>
          items.length === 0 ? (
            <p className={classes.quiet}>It has not met yet.</p>
          ) : (
            <>
              <DataTable label="Past meetings" columns={columns} rows={items} keyOf={(one) => one.id} />
              {next && limit < most && (
                <Button variant="default" size="xs" mt="sm" onClick={() => setLimit(Math.min(most, limit + 30))}>
                  Show more
                </Button>
              )}
            </>
          )
        }
      </Loaded>
    </Section>
  );
}

function About({ board }: { board: Board }) {
  const { timing, chair, deputy, members, people, agenda } = board;
  return (
    <Facts
      facts={[
        ...(board.retired
          ? [
              [
                'State',
                <Badge key="s" tone="void">
                  Ended
                </Badge>,
              ] as [string, ReactNode],
            ]
          : []),
        ['Meets', `${timing.repeats}, for ${lengthText(timing.window_minutes)} (${timing.zone})`],
        ['Chair', <PersonChip key="c" person={chair} />],
        ['Deputy', deputy ? <PersonChip key="d" person={deputy} /> : 'Nobody'],
        ['Members', `${members.map((one) => one.name).join(', ')}: ${plural(people.length, 'person', 'people')}`],
        ['Agenda', agenda?.in_words ? `What asks a member, and ${agenda.in_words}` : 'All that asks a member'],
        ['Cut-off', `${lengthText(board.cutoff_minutes)} before`],
      ]}
    />
  );
}

interface DialogProps {
  board: Board;
  onClose: () => void;
}

function CallMeeting({ board, onClose }: DialogProps) {
  const [local, setLocal] = useState('');
  const [minutes, setMinutes] = useState(board.timing.window_minutes);
  const client = useQueryClient();
  const navigate = useNavigate();
  const send = useMutation({
    mutationFn: () => callMeeting(board.id, { local, minutes }),
    onSuccess: async (meeting) => {
      await client.invalidateQueries({ queryKey: ['cab'] });
      void navigate({ to: '/cab/meetings/$id', params: { id: meeting.id } });
    },
  });
  return (
    <FormDialog
      title={`Call a meeting of ${board.name}`}
      act="Call it"
      disabled={local === ''}
      busy={send.isPending}
      error={send.error}
      fields={timeFields}
      onSubmit={() => send.mutate()}
      onClose={onClose}
    >
      <p className={classes.quiet}>Besides those of the rule.</p>
      <TimeFields
        zone={board.timing.zone}
        {...{ local, minutes, error: send.error }}
        onLocal={setLocal}
        onMinutes={setMinutes}
      />
    </FormDialog>
  );
}

function Retire({ board, onClose }: DialogProps) {
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: (reason: string) => retireBoard(board.id, reason),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['cab'] });
      onClose();
    },
  });
  return (
    <ReasonDialog
      title={`End ${board.name}?`}
      act="End it"
      reason="required"
      danger
      busy={send.isPending}
      error={send.error}
      onConfirm={(reason) => send.mutate(reason)}
      onClose={onClose}
    >
      No meeting is planned any more; those that are planned stay. This cannot be undone.
    </ReasonDialog>
  );
}
