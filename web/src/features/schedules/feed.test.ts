import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import { expect, it } from 'vitest';

/** The file that the server's own test holds to: what is served is read by ical.js, as calendars in browsers do. */
const feed = readFileSync('../tests/fixtures/calendar/planned.ics', 'utf8');

it('is read by ical.js', () => {
  const calendar = new ICAL.Component(ICAL.parse(feed) as unknown[]);
  const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  expect(events.map((e) => [e.uid, e.sequence, e.component.getFirstPropertyValue('status')])).toEqual([
    ['CHG-1042@0123456789abcdef', 12, 'CONFIRMED'],
    ['SCH-3.2027-03-02T0600@0123456789abcdef', 0, 'TENTATIVE'],
    ['CHG-7@0123456789abcdef', 2_147_483_647, 'CANCELLED'],
  ]);
  expect(events[0]?.startDate.toJSDate().toISOString()).toBe('2027-01-30T21:00:00.000Z');
  expect(events[0]?.endDate.toJSDate().toISOString()).toBe('2027-01-31T00:30:15.000Z');
  expect(events[0]?.summary).toBe('CHG-1042 PostgreSQL 15 → 16; Größe, "quoted"');
  expect(events[0]?.description).toContain('Priya Nair.\nServices: Billing database');
});
