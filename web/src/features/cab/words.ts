import type { AgendaItem, Board, ItemState, Meeting, MeetingState } from './types';

export const meetingStateName: Record<MeetingState, string> = {
  planned: 'Planned',
  live: 'Live',
  closed: 'Closed',
  cancelled: 'Cancelled',
};

export const itemStateName: Record<ItemState, string> = {
  waiting: 'Waits',
  current: 'Talked about',
  decided: 'Decided',
  postponed: 'Postponed',
  passed: 'Not decided',
};

/** What became of it, with whether that was before the meeting came to it. */
export const itemText = ({ state, ahead }: Pick<AgendaItem, 'state' | 'ahead'>) =>
  state === 'decided' && ahead ? 'Decided ahead' : itemStateName[state];

/** "4:05", "1:02:09" of seconds. */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (n: number) => String(n).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** How long a meeting is, in minutes. */
export const minutesOf = ({ starts, ends }: { starts: string; ends: string }) =>
  Math.round((Date.parse(ends) - Date.parse(starts)) / 60_000);

/** When an item has to be asked for at the latest to come on by itself. */
export const cutoffOf = ({ starts }: { starts: string }, { cutoff_minutes }: Board) =>
  new Date(Date.parse(starts) - cutoff_minutes * 60_000).toISOString();

/** The chair and the deputy, as people say it. */
export const leadersOf = ({ chair, deputy }: Pick<Board, 'chair' | 'deputy'>) =>
  deputy ? `${chair.name}, ${deputy.name}` : chair.name;

/** What waits, in the order of the agenda. */
export const waitingOf = (meeting: Meeting) => meeting.agenda.filter((item) => item.state === 'waiting');
export const currentOf = (meeting: Meeting) => meeting.agenda.find((item) => item.state === 'current');

/** The agenda with one change before or after its neighbour among those that wait. */
export function ordered(agenda: AgendaItem[], change: string, by: -1 | 1): string[] {
  const order = agenda.map((item) => item.change);
  const from = order.indexOf(change);
  let to = from + by;
  while (agenda[to] && agenda[to]?.state !== 'waiting') to += by;
  const other = order[to];
  if (from < 0 || other === undefined) return order;
  order[to] = change;
  order[from] = other;
  return order;
}
