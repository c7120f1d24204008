import { at, person } from '@/test/fixtures';
import type { AgendaItem, Board, Meeting } from './types';

/** A board and a meeting of it, for tests: what a test sets is its point. */

export const board = (over: Partial<Board> = {}): Board => ({
  id: 'CAB-1',
  name: 'Weekly CAB',
  timing: {
    start: '2027-01-14T10:00',
    zone: 'Europe/Berlin',
    rule: 'FREQ=WEEKLY',
    except: [],
    shift: 'none',
    window_minutes: 60,
    lead_minutes: 20_160,
    repeats: 'every week',
  },
  chair: person('dana.kowalski'),
  deputy: person('lee.okafor'),
  members: [{ rule: 'group:cab', name: 'Change advisory board' }],
  people: [person('dana.kowalski'), person('lee.okafor'), person('mei.tanaka')],
  cutoff_minutes: 1440,
  may_edit: true,
  may_conduct: true,
  ...over,
});

export const item = (over: Partial<AgendaItem> = {}): AgendaItem => ({
  change: 'CHG-1042',
  title: 'Upgrade the billing database',
  stage_name: 'CAB and owners',
  owner: person('priya.nair'),
  state: 'waiting',
  ahead: false,
  points: 40,
  reasons: [{ ground: 'risk', points: 40, text: 'High risk.' }],
  spent_seconds: 0,
  approvals: [{ key: 'cab', title: 'CAB', state: 'asked' }],
  decisions: [],
  notes: [],
  ...over,
});

const second = item({
  change: 'CHG-1050',
  title: 'Renew the certificates',
  points: 15,
  reasons: [{ ground: 'novelty', points: 15, text: 'The first change by this process to Portal.' }],
});

export const meeting = (over: Partial<Meeting> = {}): Meeting => ({
  id: 'MTG-3',
  board: 'CAB-1',
  board_name: 'Weekly CAB',
  state: 'planned',
  local: '2027-01-14T10:00',
  zone: 'Europe/Berlin',
  starts: at(18),
  ends: at(19),
  items: 2,
  decided: 0,
  agenda: [item(), second],
  hidden: 0,
  ordered: false,
  present: [],
  presences: [],
  notes: [],
  now: at(0),
  may_edit: true,
  may_conduct: true,
  may_take_part: true,
  ...over,
});

/** Live, with its first change talked about. */
export const liveMeeting = (over: Partial<Meeting> = {}): Meeting =>
  meeting({
    state: 'live',
    starts: at(0),
    ends: at(1),
    started: at(0),
    present: [person('dana.kowalski')],
    presences: [{ person: person('dana.kowalski'), came: true, at: at(0) }],
    agenda: [item({ state: 'current', since: at(0) }), second],
    ...over,
  });
