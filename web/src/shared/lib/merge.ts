/** What becomes of an edit when somebody else has written meanwhile. */

/** Values are plain data; their order of keys is the same wherever they are made. */
export const alike = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The values that were altered since the form was opened. */
export function altered<V extends object>(now: V, begun: V): Partial<V> {
  const keys = Object.keys(now) as (keyof V)[];
  return Object.fromEntries(keys.filter((k) => !alike(now[k], begun[k])).map((k) => [k, now[k]])) as Partial<V>;
}

/** What both have altered since, each in another way: a person has to choose. All else merges by itself. */
export function clashes<V extends object>(begun: V, mine: Partial<V>, theirs: V): (keyof V)[] {
  const keys = Object.keys(mine) as (keyof V)[];
  return keys.filter((k) => !alike(theirs[k], begun[k]) && !alike(theirs[k], mine[k]));
}
