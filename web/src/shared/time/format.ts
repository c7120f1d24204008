/** How times read: 24 hours, the person's zone, short where the eye scans and exact where it rests. */

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(options)}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', ...options });
    formats.set(key, found);
  }
  return found;
}

const clock = { hour: '2-digit', minute: '2-digit' } as const;

function dayNumber(at: Date, zone: string): number {
  const parts = format(zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(at);
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day')) / 86_400_000;
}

function join(parts: Intl.DateTimeFormatPart[]): string {
  return parts.map((p) => (p.type === 'literal' ? p.value.replace(',', '') : p.value)).join('');
}

/** "3 min ago", "Tue 15:40", "13 Jan", "13 Jan 2026": as short as it can be without being unclear. */
export function relative(at: Date, now: Date, zone: string): string {
  const seconds = (at.getTime() - now.getTime()) / 1000;
  const size = Math.abs(seconds);
  // The page's clock may be 20 seconds late, and the server's a little early: what has just happened is not to come.
  if (size < 45) return seconds > 25 ? 'in a moment' : 'just now';
  if (size < 3600) return said(Math.round(size / 60), 'min', seconds);
  const days = dayNumber(at, zone) - dayNumber(now, zone);
  if (size < 6 * 3600 && days === 0) return said(Math.round(size / 3600), 'h', seconds);
  const time = format(zone, clock).format(at);
  if (days === 0) return `today ${time}`;
  if (days === 1) return `tomorrow ${time}`;
  if (days === -1) return `yesterday ${time}`;
  if (Math.abs(days) < 7) return `${format(zone, { weekday: 'short' }).format(at)} ${time}`;
  return day(at, now, zone);
}

function said(count: number, unit: string, seconds: number): string {
  return seconds > 0 ? `in ${count} ${unit}` : `${count} ${unit} ago`;
}

/** "13 Jan", with the year where it is another one. */
export function day(at: Date, now: Date, zone: string): string {
  const year = (d: Date) => format(zone, { year: 'numeric' }).format(d);
  const own = year(at) === year(now);
  return format(zone, { day: 'numeric', month: 'short', ...(own ? {} : { year: 'numeric' }) }).format(at);
}

/** "2027-01-30" → "Sat 30 Jan 2027": a day of the calendar, the same wherever one reads it. */
export function calendarDay(written: string): string {
  const at = new Date(`${written}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return written;
  return join(format('UTC', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).formatToParts(at));
}

/** "Wed 13 Jan 2027 15:40:07 CET": the whole truth, for hovering. */
export function exact(at: Date, zone: string): string {
  const parts = format(zone, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    ...clock,
    second: '2-digit',
    timeZoneName: 'short',
  }).formatToParts(at);
  return join(parts);
}

/** "Sat 30 Jan 22:00 CET": a planned time, always with its zone. */
export function planned(at: Date, now: Date, zone: string): string {
  const own = format(zone, { year: 'numeric' }).format(at) === format(zone, { year: 'numeric' }).format(now);
  const parts = format(zone, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(own ? {} : { year: 'numeric' }),
    ...clock,
    timeZoneName: 'short',
  }).formatToParts(at);
  return join(parts);
}

/** "15:40" */
export function timeOfDay(at: Date, zone: string): string {
  return format(zone, clock).format(at);
}

/** "Wed 13 January 2027", the heading over a day's history. */
export function dayHeading(at: Date, now: Date, zone: string): string {
  const days = dayNumber(at, zone) - dayNumber(now, zone);
  const name = join(
    format(zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).formatToParts(at),
  );
  if (days === 0) return `Today, ${name}`;
  if (days === -1) return `Yesterday, ${name}`;
  return name;
}

/** A local wall-clock time ("2027-01-30T22:00") in a zone, as an instant. A skipped time takes the offset before the gap. */
export function instantOf(local: string, zone: string): Date {
  const asUtc = new Date(`${local.length === 16 ? `${local}:00` : local}Z`).getTime();
  const before = asUtc - offsetAt(new Date(asUtc - 86_400_000), zone);
  const guess = new Date(before);
  return localOf(guess, zone) === local.slice(0, 16) ? guess : settle(asUtc, local, zone, guess);
}

function settle(asUtc: number, local: string, zone: string, before: Date): Date {
  const after = new Date(asUtc - offsetAt(new Date(asUtc + 86_400_000), zone));
  return localOf(after, zone) === local.slice(0, 16) ? after : before;
}

function offsetAt(at: Date, zone: string): number {
  return new Date(`${localOf(at, zone)}:00Z`).getTime() - Math.floor(at.getTime() / 60_000) * 60_000;
}

/** An instant as wall-clock time in a zone, in the form that a datetime field wants. */
export function localOf(at: Date, zone: string): string {
  const parts = format(zone, { year: 'numeric', month: '2-digit', day: '2-digit', ...clock }).formatToParts(at);
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}
