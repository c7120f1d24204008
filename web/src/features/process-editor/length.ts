import { plural } from '@/shared/lib/words';

/** How long it is from one moment to another, in the unit that says it best: "3 days", "5 hours". */
export function lengthText(from: string, to: string): string {
  const minutes = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 60_000));
  if (minutes < 1) return 'no time';
  if (minutes < 60) return plural(minutes, 'minute');
  if (minutes < 48 * 60) return plural(Math.round(minutes / 60), 'hour');
  return plural(Math.round(minutes / 1440), 'day');
}

const moments = new Map<string, Intl.DateTimeFormat>();

/** "Tue 24 Nov, 20:48" in a zone: all moments of a trial are told alike. */
export function momentText(at: string, zone: string): string {
  let format = moments.get(zone);
  if (!format) {
    const day = { weekday: 'short', day: 'numeric', month: 'short' } as const;
    format = new Intl.DateTimeFormat('en-GB', { ...day, hour: '2-digit', minute: '2-digit', timeZone: zone });
    moments.set(zone, format);
  }
  return format.format(new Date(at));
}
