import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import { gathered, staleKeys } from './live';

describe('what changed elsewhere', () => {
  it('makes the change itself and every list of changes stale', () =>
    expect(staleKeys({ kind: 'change', id: 'CHG-7' })).toEqual([
      ['change', 'CHG-7'],
      ['changes'],
      ['board'],
      ['my-work'],
      ['approvals'],
      ['notifications'],
      ['cab', 'meeting'],
    ]));
  it('reads a meeting and the lists of meetings again with each of its acts', () =>
    expect(staleKeys({ kind: 'cab_meeting', id: 'MTG-3' })).toEqual([
      ['cab', 'meeting', 'MTG-3'],
      ['cab', 'meetings'],
    ]));
  it('reads all of the boards again with an edit of one', () =>
    expect(staleKeys({ kind: 'board', id: 'CAB-1' })).toEqual([['cab']]));
  it('fetches each list once for a burst', () => {
    vi.useFakeTimers();
    const client = new QueryClient();
    const invalidated = vi.spyOn(client, 'invalidateQueries').mockResolvedValue();
    const tell = gathered(client);
    for (const id of ['CHG-1', 'CHG-2', 'CHG-1']) tell({ kind: 'change', id });
    vi.runAllTimers();
    expect(invalidated.mock.calls.map(([filter]) => filter?.queryKey)).toEqual([
      ['change', 'CHG-1'],
      ['changes'],
      ['board'],
      ['my-work'],
      ['approvals'],
      ['notifications'],
      ['cab', 'meeting'],
      ['change', 'CHG-2'],
    ]);
    vi.useRealTimers();
  });
});
