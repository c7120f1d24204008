import { describe, expect, it } from 'vitest';
import { altered, clashes } from './merge';

const begun = { name: 'Billing', owners: ['dana'], criticality: 'high' };

describe('an edit when somebody else has written meanwhile', () => {
  it('sends only what was altered', () =>
    expect(altered({ ...begun, owners: ['dana', 'lee'] }, begun)).toEqual({ owners: ['dana', 'lee'] }));
  it('merges by itself where each has altered something else', () =>
    expect(clashes(begun, { name: 'Billing API' }, { ...begun, owners: ['lee'] })).toEqual([]));
  it('merges by itself where both have written the same', () =>
    expect(clashes(begun, { owners: ['lee'] }, { ...begun, owners: ['lee'] })).toEqual([]));
  it('asks where both have altered the same in different ways', () =>
    expect(clashes(begun, { name: 'Mine', criticality: 'low' }, { ...begun, name: 'Theirs' })).toEqual(['name']));
});
