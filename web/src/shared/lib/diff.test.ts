import { describe, expect, it } from 'vitest';
import { lineDiff, valueDiff, wordDiff } from './diff';

const short = (pieces: { kind: string; text: string }[]) => pieces.map((p) => `${p.kind[0] ?? ''}:${p.text}`);

describe('wordDiff', () => {
  it('marks only the words that differ', () =>
    expect(short(wordDiff('within 60 s', 'within 90 s'))).toEqual(['s:within ', 'r:60', 'a:90', 's: s']));
  it('adds to nothing', () => expect(short(wordDiff('', 'new'))).toEqual(['a:new']));
  it('takes all away', () => expect(short(wordDiff('old', ''))).toEqual(['r:old']));
  it('puts both texts together again', () => {
    const [before, after] = ['restore schema 4.7, then start', 'restore roles and schema 4.8, start'];
    const pieces = wordDiff(before, after);
    const text = (drop: string) =>
      pieces
        .filter((p) => p.kind !== drop)
        .map((p) => p.text)
        .join('');
    expect(text('added')).toBe(before);
    expect(text('removed')).toBe(after);
  });
});

describe('valueDiff', () => {
  it('shows one and then the other where little is alike', () =>
    expect(short(valueDiff('Test and staging', 'Prepare release'))).toEqual([
      'r:Test and staging',
      's: → ',
      'a:Prepare release',
    ]));
  it('marks words where most is alike', () =>
    expect(short(valueDiff('at most 60 s', 'at most 90 s'))).toEqual(['s:at most ', 'r:60', 'a:90', 's: s']));
});

describe('lineDiff', () => {
  it('shows an added line with two lines around it', () => {
    const before = ['1', '2', '3', '4', '5', '6', '7'].join('\n');
    const after = ['1', '2', '3', '4', 'new', '5', '6', '7'].join('\n');
    expect(
      lineDiff(before, after).map((l) =>
        l.kind === 'skipped' ? `… ${l.count ?? 0}` : `${l.kind} ${l.pieces.map((p) => p.text).join('')}`,
      ),
    ).toEqual(['… 2', 'same 3', 'same 4', 'added new', 'same 5', 'same 6', '… 1']);
  });
  it('marks words within an altered line', () => {
    const lines = lineDiff('a\nrestore the dump of June\nb', 'a\nrestore the dump of July\nb');
    expect(lines.find((l) => l.kind === 'added')?.pieces).toContainEqual({ kind: 'added', text: 'July' });
  });
  it('does not pair lines that have nothing in common', () => {
    const lines = lineDiff('apples', 'zebra crossing');
    expect(lines.map((l) => l.pieces.length)).toEqual([1, 1]);
  });
});
