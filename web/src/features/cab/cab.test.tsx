import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { approval, at, change, person, session } from '@/test/fixtures';
import { heading, open, refusal, watch } from '@/test/render';
import { server } from '@/test/server';
import { gathered } from '@/shared/api/live';
import { board, item, liveMeeting, meeting } from './fixtures';
import type { Board, Meeting } from './types';

/** What the server has: what a test alters is answered from then on. */
let boards: Board[];
let now: Meeting;
const rowOf = ({ id, board: of, board_name, state, local, zone, starts, ends, items, decided }: Meeting) => ({
  ...{ id, board: of, board_name, state, local, zone, starts, ends, items, decided },
});

beforeEach(() => {
  sessionStorage.clear();
  boards = [board()];
  now = meeting();
  server.use(
    http.get('*/api/v1/boards', () => HttpResponse.json({ items: boards })),
    http.get('*/api/v1/boards/CAB-1', () => HttpResponse.json(boards[0], { headers: { ETag: '"3"' } })),
    http.get('*/api/v1/meetings', ({ request }) => {
      const states = new URL(request.url).searchParams.getAll('state');
      const past = rowOf(meeting({ id: 'MTG-2', state: 'closed', items: 5, decided: 4, starts: at(-150) }));
      return HttpResponse.json({ items: [rowOf(now), past].filter((one) => states.includes(one.state)) });
    }),
    http.get('*/api/v1/meetings/MTG-3', () => HttpResponse.json(now)),
    http.post('*/api/v1/schedules/preview', () =>
      HttpResponse.json({
        repeats: 'every week',
        coming: [{ local: '2027-01-14T10:00', planned: '2027-01-14T10:00', zone: 'Europe/Berlin', fate: 'comes' }],
        note: '',
      }),
    ),
  );
});

const row = async (name: RegExp) => {
  const agenda = await screen.findByRole('list', { name: 'Agenda' });
  const found = within(agenda)
    .getAllByRole('listitem')
    .find((one) => one.matches('[data-row]') && name.test(one.textContent));
  if (!found) throw new Error(`Not on the agenda: ${name}`);
  return found;
};

describe('the CAB page', () => {
  it('shows the next meeting, its agenda with the reasons of the ranks, and past ones', async () => {
    open('/cab');
    await heading('Weekly CAB');
    expect(await row(/CHG-1042/)).toHaveTextContent('+40 High risk.');
    expect(await row(/CHG-1050/)).toHaveTextContent('The first change by this process to Portal.');
    expect(await screen.findByRole('table', { name: 'Past meetings' })).toHaveTextContent('MTG-2');
    expect(screen.getByRole('link', { name: 'Open it' })).toHaveAttribute('href', '/cab/meetings/MTG-3');
  });

  it('says what belongs there while there is no board, and why one may not make one', async () => {
    boards = [];
    server.use(http.get('*/api/v1/session', () => HttpResponse.json(session('priya.nair', ['see']))));
    const { router, user } = open('/cab');
    expect(await screen.findByText('No board meets yet')).toBeInTheDocument();
    const make = screen.getByRole('button', { name: 'New board' });
    expect(make).toHaveAttribute('aria-disabled', 'true');
    expect(make).toHaveAccessibleDescription('A change manager or an administrator makes boards.');
    await user.click(make);
    expect(router.state.location.pathname).toBe('/cab');
  });

  it('calls a meeting besides those of the rule', async () => {
    const sent = watch('post', '/boards/CAB-1/meetings', () => now);
    const { user, router } = open('/cab');
    await user.click(await screen.findByRole('button', { name: 'Call a meeting' }));
    await user.type(screen.getByLabelText(/Begins/), '2027-01-20T09:30');
    await user.click(screen.getByRole('button', { name: 'Call it' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.body).toEqual({ local: '2027-01-20T09:30', minutes: 60 });
    await waitFor(() => expect(router.state.location.pathname).toBe('/cab/meetings/MTG-3'));
  });
});

describe('a planned meeting', () => {
  it('is ordered by hand', async () => {
    const sent = watch('post', '/meetings/MTG-3/order', () => ({ ...now, ordered: true }));
    const { user } = open('/cab/meetings/MTG-3');
    await user.click(await screen.findByRole('button', { name: 'CHG-1050 earlier' }));
    await waitFor(() => expect(sent[0]?.body).toEqual({ order: ['CHG-1050', 'CHG-1042'] }));
    expect(await screen.findByText(/It keeps the order that was given by hand/)).toBeInTheDocument();
  });

  it('says why the first cannot come earlier', async () => {
    const sent = watch('post', '/meetings/MTG-3/order', () => now);
    const { user } = open('/cab/meetings/MTG-3');
    const up = await screen.findByRole('button', { name: 'CHG-1042 earlier' });
    expect(up).toHaveAccessibleDescription('Nothing that waits stands before it.');
    await user.click(up);
    expect(sent).toHaveLength(0);
  });

  it('lets go of a change with a reason', async () => {
    const sent = watch('post', '/meetings/MTG-3/remove', () => ({ ...now, agenda: now.agenda.slice(1) }));
    const { user } = open('/cab/meetings/MTG-3');
    await user.click(within(await row(/CHG-1042/)).getByRole('button', { name: 'More acts' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Take it off' }));
    await user.type(screen.getByLabelText(/Reason/), 'Handled by mail');
    await user.click(screen.getByRole('button', { name: 'Take it off' }));
    await waitFor(() => expect(sent[0]?.body).toEqual({ change: 'CHG-1042', reason: 'Handled by mail' }));
    await waitFor(() => expect(screen.queryByText(/CHG-1042/)).not.toBeInTheDocument());
  });

  it('is started by who leads it', async () => {
    const sent = watch('post', '/meetings/MTG-3/start', () => liveMeeting());
    const { user } = open('/cab/meetings/MTG-3');
    await user.click(await screen.findByRole('button', { name: 'Start' }));
    expect(await screen.findByRole('region', { name: 'Talked about now' })).toBeInTheDocument();
    expect(sent).toHaveLength(1);
  });

  it('says to others who starts it, and does nothing', async () => {
    now = meeting({ may_conduct: false, may_edit: false });
    const sent = watch('post', '/meetings/MTG-3/start', () => now);
    const { user } = open('/cab/meetings/MTG-3');
    const start = await screen.findByRole('button', { name: 'Start' });
    await waitFor(() =>
      expect(start).toHaveAccessibleDescription('Dana Kowalski, Lee Okafor or a change manager leads this meeting.'),
    );
    await user.click(start);
    expect(sent).toHaveLength(0);
  });

  it('shows a refusal in the words of the server', async () => {
    watch('post', '/meetings/MTG-3/start', () =>
      refusal(409, { title: 'Not now', detail: 'MTG-3 is closed; only a meeting that is planned can be altered so.' }),
    );
    const { user } = open('/cab/meetings/MTG-3');
    await user.click(await screen.findByRole('button', { name: 'Start' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('MTG-3 is closed');
  });

  it('shows what was decided ahead, and how many one may not see', async () => {
    now = meeting({ agenda: [item({ state: 'decided', ahead: true })], hidden: 2 });
    open('/cab/meetings/MTG-3');
    expect(await row(/CHG-1042/)).toHaveTextContent('Decided ahead');
    expect(screen.getByText('2 changes on it you may not see.')).toBeInTheDocument();
  });
});

describe('a live meeting', () => {
  beforeEach(() => {
    now = liveMeeting();
  });

  it('goes on to the next by name, so that two at once skip nothing', async () => {
    const sent = watch('post', '/meetings/MTG-3/next', () => now);
    const { user } = open('/cab/meetings/MTG-3');
    await user.click(await screen.findByRole('button', { name: 'Next: CHG-1050' }));
    await waitFor(() => expect(sent[0]?.body).toEqual({ change: 'CHG-1050' }));
  });

  it('goes on by a key, but not while one writes', async () => {
    const sent = watch('post', '/meetings/MTG-3/next', () => now);
    const { user } = open('/cab/meetings/MTG-3');
    await screen.findByRole('button', { name: 'Next: CHG-1050' });
    await user.keyboard('i');
    await user.keyboard('f');
    expect(screen.getByLabelText('Note on CHG-1042')).toHaveValue('f');
    expect(sent).toHaveLength(0);
    (document.activeElement as HTMLElement).blur();
    await user.keyboard('f');
    await waitFor(() => expect(sent).toHaveLength(1));
  });

  it('postpones with a reason', async () => {
    const sent = watch('post', '/meetings/MTG-3/postpone', () => now);
    const { user } = open('/cab/meetings/MTG-3');
    await user.click(await screen.findByRole('button', { name: 'Postpone' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole('button', { name: 'Postpone' })).toBeDisabled();
    await user.type(within(dialog).getByLabelText(/Reason/), 'The test report is missing');
    await user.click(within(dialog).getByRole('button', { name: 'Postpone' }));
    await waitFor(() => expect(sent[0]?.body).toEqual({ change: 'CHG-1042', reason: 'The test report is missing' }));
  });

  it('keeps a note, and what was written where that is refused', async () => {
    let refused = true;
    const sent = watch('post', '/meetings/MTG-3/notes', () =>
      refused ? refusal(409, { title: 'Not now', detail: 'Too many notes.' }) : now,
    );
    const { user } = open('/cab/meetings/MTG-3');
    const note = await screen.findByLabelText('Note on CHG-1042');
    await user.type(note, 'Rehearse it first');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByRole('alert')).toHaveTextContent('Too many notes.');
    expect(note).toHaveValue('Rehearse it first');
    refused = false;
    await user.click(note);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(note).toHaveValue(''));
    expect(sent[1]?.body).toEqual({ change: 'CHG-1042', text: 'Rehearse it first' });
  });

  it('shows who is there; others are named by who leads it', async () => {
    const sent = watch('post', '/meetings/MTG-3/join', () =>
      liveMeeting({ present: [person('dana.kowalski'), person('mei.tanaka')] }),
    );
    const { user } = open('/cab/meetings/MTG-3');
    await user.click(await screen.findByRole('button', { name: 'Mei Tanaka is here' }));
    expect(sent[0]?.body).toEqual({ person: 'mei.tanaka' });
    await waitFor(() => expect(screen.getByRole('list', { name: 'Present' })).toHaveTextContent('Mei Tanaka'));
    expect(screen.getByRole('list', { name: 'Not there' })).not.toHaveTextContent('Mei Tanaka');
  });

  it('has the approval decided in place by whoever is asked', async () => {
    const asked = approval({ possible: [{ act: 'approve', target: 'cab', title: 'Approve', ready: true }] });
    server.use(
      http.get('*/api/v1/changes/CHG-1042', () => HttpResponse.json(change({ id: 'CHG-1042', approvals: [asked] }))),
    );
    const sent = watch('post', '/changes/CHG-1042/approvals/cab/decisions', () => change());
    const { user } = open('/cab/meetings/MTG-3');
    await user.click(await screen.findByRole('button', { name: 'Approve' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Approve' }));
    await waitFor(() => expect(sent[0]?.body).toMatchObject({ decision: 'approve', digest: 'd1' }));
  });

  it('says why one cannot decide', async () => {
    server.use(
      http.get('*/api/v1/changes/CHG-1042', () =>
        HttpResponse.json(
          change({ id: 'CHG-1042', approvals: [approval({ possible: [], decisions: [], barred: [] })] }),
        ),
      ),
    );
    open('/cab/meetings/MTG-3');
    expect(await screen.findByText('You are not asked here, so you cannot decide.')).toBeInTheDocument();
  });

  it('shows what others do without a reload', async () => {
    const { client } = open('/cab/meetings/MTG-3');
    await screen.findByRole('button', { name: 'Next: CHG-1050' });
    now = liveMeeting({
      agenda: [
        item({ state: 'passed', spent_seconds: 245 }),
        item({ change: 'CHG-1050', title: 'Renew the certificates', state: 'current', since: at(0) }),
      ],
    });
    gathered(client)({ kind: 'cab_meeting', id: 'MTG-3' });
    expect(await screen.findByRole('button', { name: 'Done with it' })).toBeInTheDocument();
    expect(await row(/CHG-1042/)).toHaveTextContent('4:05');
  });

  it('leaves a note that is being written in its place when the meeting goes on', async () => {
    const { user, client } = open('/cab/meetings/MTG-3');
    await user.type(await screen.findByLabelText('Note on CHG-1042'), 'Rehearse');
    now = liveMeeting({
      agenda: [
        item({ state: 'passed' }),
        item({ change: 'CHG-1050', title: 'Renew the certificates', state: 'current', since: at(0) }),
      ],
    });
    gathered(client)({ kind: 'cab_meeting', id: 'MTG-3' });
    expect(await screen.findByLabelText('Note on CHG-1050')).toBeInTheDocument();
    const note = screen.getByLabelText('Note on CHG-1042');
    expect(note).toHaveFocus();
    await user.keyboard(' it');
    expect(note).toHaveValue('Rehearse it');
  });

  it('is closed once that is confirmed, and shows its minutes', async () => {
    const sent = watch('post', '/meetings/MTG-3/close', () =>
      liveMeeting({
        state: 'closed',
        closed: at(1),
        agenda: [
          item({
            state: 'decided',
            spent_seconds: 300,
            approvals: [{ key: 'cab', title: 'CAB', state: 'granted' }],
            decisions: [{ approval: 'cab', by: person('mei.tanaka'), decision: 'approve', at: at(0) }],
            notes: [{ by: person('lee.okafor'), text: 'Standby first.', at: at(0) }],
          }),
          item({
            change: 'CHG-1050',
            state: 'postponed',
            postponed: { by: person('dana.kowalski'), reason: 'No window yet', at: at(0) },
            postponed_to: 'MTG-4',
          }),
        ],
      }),
    );
    const { user } = open('/cab/meetings/MTG-3');
    await user.click(await screen.findByRole('button', { name: 'Close the meeting' }));
    expect(sent).toHaveLength(0);
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Close it' }));
    const minutes = await screen.findByRole('article', { name: 'Minutes' });
    expect(minutes).toHaveTextContent('Decided, after 5:00');
    expect(minutes).toHaveTextContent('Mei Tanaka: Approved');
    expect(minutes).toHaveTextContent('Standby first.');
    expect(minutes).toHaveTextContent('Postponed by Dana Kowalski to MTG-4: No window yet');
    expect(screen.getByRole('button', { name: 'Print' })).toBeInTheDocument();
  });

  it('leaves the lead to who leads it', async () => {
    now = liveMeeting({ may_conduct: false });
    const sent = watch('post', '/meetings/MTG-3/next', () => now);
    const { user } = open('/cab/meetings/MTG-3');
    const next = await screen.findByRole('button', { name: 'Next: CHG-1050' });
    expect(next).toHaveAttribute('aria-disabled', 'true');
    await user.keyboard('f');
    await user.click(next);
    expect(sent).toHaveLength(0);
  });
});

describe('a board', () => {
  it('is made from its form, with the agenda of a saved view', async () => {
    server.use(
      http.get('*/api/v1/views', () =>
        HttpResponse.json({
          items: [
            {
              id: 5,
              name: 'Risky ones',
              query: `where=${encodeURIComponent('{"field":"impact","operator":"at_least","value":"high"}')}&q=vat`,
              sort: '-updated',
              columns: [],
              owner: person('ruth.steiner'),
              mine: true,
              shared: true,
              created: at(-1),
              updated: at(-1),
            },
          ],
        }),
      ),
    );
    const sent = watch('post', '/boards', () => board({ id: 'CAB-2' }));
    const { user, router } = open('/cab/boards/new');
    await heading('New board');
    expect(await screen.findByText('Give the board a name.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Make the board' })).toBeDisabled();
    await user.type(screen.getByLabelText(/^Name/), 'Night CAB');
    await user.click(screen.getByRole('combobox', { name: /Groups on it/ }));
    await user.click(await screen.findByRole('option', { name: 'Change advisory board' }));
    await user.click(await screen.findByRole('combobox', { name: /saved view/ }));
    await user.click(await screen.findByRole('option', { name: 'Risky ones' }));
    expect(await screen.findByText(/not what conditions cannot say: q/)).toBeInTheDocument();
    expect(screen.getByText('Choose when it meets first.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'First meeting' }));
    await user.click(await screen.findByRole('button', { name: /^15 / }));
    await user.click(screen.getByRole('button', { name: 'Make the board' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.body).toMatchObject({
      name: 'Night CAB',
      chair: 'ruth.steiner',
      members: ['group:cab'],
      cutoff_minutes: 1440,
      agenda: { all: [{ field: 'impact', op: 'at_least', values: ['high'] }], any: [] },
    });
    await waitFor(() => expect(router.state.location.search).toEqual({ board: 'CAB-2' }));
  });

  it('is edited by what differs only, over the version that was read', async () => {
    const sent = watch('patch', '/boards/CAB-1', () => boards[0]);
    const { user } = open('/cab/boards/CAB-1/edit');
    const name = await screen.findByLabelText(/^Name/);
    await user.clear(name);
    await user.type(name, 'Tuesday CAB');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(sent[0]?.body).toEqual({ name: 'Tuesday CAB' }));
    expect(sent[0]?.ifMatch).toBe('"3"');
  });
});
