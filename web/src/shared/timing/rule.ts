/** Rules of RFC 5545 as people build them; whatever else a rule says is left to its own letters. */

export const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof frequencies)[number];

export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof weekdays)[number];

export interface Rule {
  frequency: Frequency;
  interval: number;
  /** Weekly: on these days; none: the day of the start. */
  days: Weekday[];
  /** Monthly: the nth of a weekday (-1: the last); none: the day of the start. */
  nth: { place: number; day: Weekday } | null;
  end: { kind: 'never' } | { kind: 'count'; count: number } | { kind: 'until'; day: string };
}

export const placeName: Record<number, string> = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', [-1]: 'last' };
export const dayName: Record<Weekday, string> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
};

const isWeekday = (text: string): text is Weekday => (weekdays as readonly string[]).includes(text);

/** The rule's parts by name; null where it is no rule or says one thing twice. */
function partsOf(text: string): Map<string, string> | null {
  const parts = new Map<string, string>();
  for (const part of text
    .trim()
    .replace(/^RRULE:/i, '')
    .toUpperCase()
    .split(';')) {
    const [name, value, ...rest] = part.split('=');
    if (!name || !value || rest.length > 0 || parts.has(name)) return null;
    parts.set(name, value);
  }
  return parts;
}

function endOf(parts: Map<string, string>): Rule['end'] | null {
  const count = parts.get('COUNT');
  const until = parts.get('UNTIL');
  if (count && until) return null;
  if (count) return /^[1-9]\d{0,3}$/.test(count) ? { kind: 'count', count: Number(count) } : null;
  if (!until) return { kind: 'never' };
  // Another moment than the day's end cannot be shown as a day.
  const day = /^(\d{4})(\d{2})(\d{2})(T235959)?$/.exec(until);
  return day ? { kind: 'until', day: `${day[1]}-${day[2]}-${day[3]}` } : null;
}

function daysOf(frequency: Frequency, by: string | undefined): Pick<Rule, 'days' | 'nth'> | null {
  if (!by) return { days: [], nth: null };
  if (frequency === 'WEEKLY') {
    const days = by.split(',');
    return days.every(isWeekday) ? { days: weekdays.filter((d) => days.includes(d)), nth: null } : null;
  }
  const nth = /^(-?[1-5])([A-Z]{2})$/.exec(by);
  if (frequency !== 'MONTHLY' || !nth) return null;
  const place = Number(nth[1]);
  const day = nth[2] ?? '';
  return isWeekday(day) && place in placeName ? { days: [], nth: { place, day } } : null;
}

/** The rule as it can be built; null for one that says more. */
export function readRule(text: string): Rule | null {
  const parts = partsOf(text);
  const frequency = frequencies.find((f) => f === parts?.get('FREQ'));
  if (!parts || !frequency) return null;
  const known = ['FREQ', 'INTERVAL', 'BYDAY', 'COUNT', 'UNTIL'];
  if ([...parts.keys()].some((name) => !known.includes(name))) return null;
  const interval = Number(parts.get('INTERVAL') ?? '1');
  const end = endOf(parts);
  const days = daysOf(frequency, parts.get('BYDAY'));
  if (!Number.isInteger(interval) || interval < 1 || !end || !days) return null;
  return { frequency, interval, end, ...days };
}

export function writeRule({ frequency, interval, days, nth, end }: Rule): string {
  const parts = [`FREQ=${frequency}`];
  if (interval > 1) parts.push(`INTERVAL=${interval}`);
  if (frequency === 'WEEKLY' && days.length > 0) parts.push(`BYDAY=${days.join(',')}`);
  if (frequency === 'MONTHLY' && nth) parts.push(`BYDAY=${nth.place}${nth.day}`);
  if (end.kind === 'count') parts.push(`COUNT=${end.count}`);
  if (end.kind === 'until') parts.push(`UNTIL=${end.day.replaceAll('-', '')}T235959`);
  return parts.join(';');
}

/** The weekday of a local time, "2027-03-02T06:00". */
export function weekdayOf(local: string): Weekday {
  const day = new Date(`${local.slice(0, 10)}T00:00:00Z`).getUTCDay();
  return weekdays[(day + 6) % 7] ?? 'MO';
}

/** Which of its weekdays in the month a day is: the fifth counts as the last. */
export function placeOf(local: string): number {
  const place = Math.ceil(Number(local.slice(8, 10)) / 7);
  return place > 4 ? -1 : place;
}

/** "Tue 2 Mar 2027 06:00" of a local time: the time on the wall of its own zone. */
export function localText(local: string): string {
  const at = new Date(`${local}:00Z`);
  const day = at.toLocaleDateString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return `${day.replace(',', '')} ${local.slice(11, 16)}`;
}

/** "Sat 19 Dec 2026" where a whole day is meant, else with its time. */
export const beginText = (local: string): string => localText(local).replace(/ 00:00$/, '');

/** "7 days", "12 h", "30 min", "1 h 30 min". */
export function lengthText(minutes: number): string {
  const days = minutes / 1440;
  if (minutes > 0 && Number.isInteger(days)) return days === 1 ? '1 day' : `${days} days`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 && `${hours} h`, (rest > 0 || hours === 0) && `${rest} min`].filter(Boolean).join(' ');
}
