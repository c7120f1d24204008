import { describe, expect, it } from 'vitest';
import { lengthText, localText, placeOf, readRule, weekdayOf, writeRule } from './rule';

describe('a rule as people build it', () => {
  it.each([
    'FREQ=DAILY;INTERVAL=60',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;UNTIL=20271231T235959',
    'FREQ=MONTHLY;BYDAY=-1FR;COUNT=12',
    'FREQ=MONTHLY',
    'FREQ=YEARLY',
  ])('%s is read and written alike', (text) => {
    const rule = readRule(text);
    expect(rule).not.toBeNull();
    expect(rule && writeRule(rule)).toBe(text);
  });
  it('reads days in any order and letters of any case', () =>
    expect(readRule('rrule:freq=weekly;byday=th,tu')).toMatchObject({ days: ['TU', 'TH'] }));
  it.each([
    'FREQ=HOURLY',
    'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1',
    'FREQ=WEEKLY;BYDAY=2TU',
    'FREQ=DAILY;COUNT=2;UNTIL=20271231T235959',
    'FREQ=DAILY;UNTIL=20271231T120000Z',
    'FREQ=DAILY;INTERVAL=0',
    'every day',
    '',
  ])('%s is left to its own letters', (text) => expect(readRule(text)).toBeNull());
});

it('tells which weekday of the month a day is', () => {
  expect(weekdayOf('2027-03-02T06:00')).toBe('TU');
  expect(placeOf('2027-03-02T06:00')).toBe(1);
  expect(placeOf('2027-03-30T06:00')).toBe(-1);
});

it.each([
  [0, '0 min'],
  [30, '30 min'],
  [90, '1 h 30 min'],
  [120, '2 h'],
  [10_080, '7 days'],
  [1440, '1 day'],
])('%s minutes read %s', (minutes, text) => expect(lengthText(minutes)).toBe(text));

it('tells a local time as it stands on the wall', () =>
  expect(localText('2027-03-02T06:00')).toBe('Tue 2 Mar 2027 06:00'));
