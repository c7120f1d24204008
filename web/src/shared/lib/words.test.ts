import { describe, expect, it } from 'vitest';
import { dueText, firstNames, inSentence, names, plural, quorumText, ruleText } from './words';

describe('rules of a process in words', () => {
  it.each([
    ['+2wd', '2 working days after its stage is entered'],
    ['start-12d', '12 days before the planned start'],
    ['deployed+1h', '1 hour after the deployment'],
    ['end+0min', 'at the planned end'],
    ['something else', 'something else'],
  ])('%s is %s', (rule, text) => expect(dueText(rule)).toBe(text));
  it.each([
    ['group:cab', 'the group cab'],
    ['role:change_manager', 'any change manager'],
    ['field:test_lead', 'the test lead'],
    ['owners', "the services' owners"],
    ['manager', "the requester's manager"],
  ])('%s is %s', (rule, text) => expect(ruleText(rule)).toBe(text));
  it('says when an approval is granted', () => {
    expect(quorumText({ kind: 'at_least', count: 2 })).toBe('at least 2 of them');
    expect(quorumText({ kind: 'one_of_each', count: 1 })).toBe('one owner of each service');
  });
});

describe('people in words', () => {
  const three = ['Dana Kowalski', 'Lee Okafor', 'Mei Tanaka'].map((name) => ({ name }));
  it('joins names', () => expect(names(three)).toBe('Dana Kowalski, Lee Okafor and Mei Tanaka'));
  it('counts those left out', () => expect(names(three, 1)).toBe('Dana Kowalski and 2 more'));
  it('is short on cards', () => expect(firstNames(three, 2)).toBe('Dana, Lee +1'));
  it('counts', () => expect([plural(1, 'task'), plural(1200, 'task')]).toEqual(['1 task', '1,200 tasks']));
});

it('puts a text of its own into a sentence, but leaves an abbreviation', () =>
  expect(['Hours to a few days', 'SLA of the desk', '2 weeks'].map(inSentence)).toEqual([
    'hours to a few days',
    'SLA of the desk',
    '2 weeks',
  ]));
