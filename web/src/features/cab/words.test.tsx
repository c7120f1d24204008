import { act, render, screen } from '@testing-library/react';
import { MantineProvider } from '@mantine/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { item } from './fixtures';
import { Timer } from './timer';
import { clockText, ordered } from './words';

describe('a clock', () => {
  it.each([
    [0, '0:00'],
    [65.9, '1:05'],
    [3729, '1:02:09'],
    [-4, '0:00'],
  ])('says %s seconds as %s', (seconds, text) => expect(clockText(seconds)).toBe(text));
});

describe('the order of an agenda', () => {
  const agenda = [item({ change: 'CHG-1' }), item({ change: 'CHG-2', state: 'decided' }), item({ change: 'CHG-3' })];
  it('steps over what waits no more', () => expect(ordered(agenda, 'CHG-3', -1)).toEqual(['CHG-3', 'CHG-2', 'CHG-1']));
  it('stays where nothing that waits stands before', () =>
    expect(ordered(agenda, 'CHG-1', -1)).toEqual(['CHG-1', 'CHG-2', 'CHG-3']));
});

describe('a timer', () => {
  afterEach(() => {
    vi.useRealTimers();
  });
  it('counts from the moment of the server, whatever the clock here says', () => {
    vi.useFakeTimers({ now: new Date('2027-01-13T14:00:00Z') });
    // The server is an hour ahead of this machine.
    render(
      <MantineProvider>
        <Timer label="Time on CHG-1" since="2027-01-13T14:59:30Z" spent={60} ahead={3_600_000} long={95} />
      </MantineProvider>,
    );
    const timer = screen.getByRole('timer', { name: 'Time on CHG-1' });
    expect(timer).toHaveTextContent('1:30');
    expect(timer).not.toHaveAttribute('data-long');
    act(() => {
      vi.advanceTimersByTime(10_000);
    });
    expect(timer).toHaveTextContent('1:40');
    expect(timer).toHaveAttribute('data-long');
  });
});
