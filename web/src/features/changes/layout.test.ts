import { describe, expect, it } from 'vitest';
import { columns, usualColumns } from './columns';
import { layoutOf } from './layout';

const usual = columns.filter((c) => usualColumns.includes(c.key));
/** What is left for the title. */
const title = (available: number) => {
  const others = layoutOf(usual, available)
    .tracks.split(' ')
    .filter((t) => /^\d+px$/.test(t))
    .map((t) => parseInt(t));
  return available - 34 - 12 * others.length - others.reduce((all, one) => all + one, 0);
};

describe('the columns of the table', () => {
  it('leave a title room to be read in a window of 1360 px', () => expect(title(1096)).toBeGreaterThan(330));
  it('fit a window of 1280 px', () => {
    expect(layoutOf(usual, 1016).wide).toBe(false);
    expect(title(1016)).toBeGreaterThan(250);
  });
  it('fit a window of 1100 px, whose navigation is folded', () =>
    expect(layoutOf(usual, 1100 - 56 - 48).wide).toBe(false));
  it('have their full width where there is room for all', () =>
    expect(layoutOf(usual, 1700).tracks).toContain(`${usual[0]?.width}px`));
  it('scroll sideways where even the least is too much', () => expect(layoutOf(columns, 1096).wide).toBe(true));
  it('are not called too wide before their width is known', () => expect(layoutOf(columns, 0).wide).toBe(false));
});
