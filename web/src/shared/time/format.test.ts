import { describe, expect, it } from 'vitest';
import { dayHeading, exact, instantOf, localOf, planned, relative } from './format';

const zone = 'Europe/Berlin';
const now = new Date('2027-01-13T14:40:00Z'); // Wed 15:40 in Berlin
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);

describe('relative', () => {
  it.each([
    [-10, 'just now'],
    [20, 'just now'],
    [40, 'in a moment'],
    [-180, '3 min ago'],
    [600, 'in 10 min'],
    [-2 * 3600, '2 h ago'],
    [-8 * 3600, 'today 07:40'],
    [-20 * 3600, 'yesterday 19:40'],
    [24 * 3600, 'tomorrow 15:40'],
    [-2 * 86400, 'Mon 15:40'],
    [-10 * 86400, '3 Jan'],
    [-30 * 86400, '14 Dec 2026'],
  ])('%i s away is %s', (seconds, text) => expect(relative(after(seconds), now, zone)).toBe(text));
});

describe('exact and planned', () => {
  it('shows seconds and zone on hover', () =>
    expect(exact(now, zone)).toMatch(/^Wed 13 Jan 2027 15:40:00 (CET|GMT\+1)$/));
  it('shows the zone where a time is planned', () =>
    expect(planned(now, now, zone)).toMatch(/^Wed 13 Jan 15:40 (CET|GMT\+1)$/));
  it('heads a day', () => expect(dayHeading(now, now, zone)).toBe('Today, Wednesday 13 January 2027'));
});

describe('wall-clock times', () => {
  it('goes there and back', () => expect(localOf(instantOf('2027-01-30T22:00', zone), zone)).toBe('2027-01-30T22:00'));
  it('takes the offset before a gap', () =>
    expect(instantOf('2026-03-29T02:30', zone).toISOString()).toBe('2026-03-29T01:30:00.000Z'));
  it('takes the first of two', () =>
    expect(instantOf('2026-10-25T02:30', zone).toISOString()).toBe('2026-10-25T00:30:00.000Z'));
  it('knows summer time', () =>
    expect(instantOf('2027-07-01T12:00', zone).toISOString()).toBe('2027-07-01T10:00:00.000Z'));
});
