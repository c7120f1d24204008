import type { UseFormReturnType } from '@mantine/form';
import { useRef, useState } from 'react';
import { isStale } from '@/shared/api/problem';
import { altered, clashes } from './merge';

/** What a form is opened over: its values, and the version of the thing that has them. */
export interface Opened<V> {
  values: V;
  version: number | undefined;
}

interface Merging<V, R> {
  form: UseFormReturnType<V>;
  opened: Opened<V>;
  /** The thing as it is now. */
  read: () => Promise<Opened<V>>;
  /** Writes what was altered, if the thing still is of that version. */
  write: (mine: Partial<V>, version: number | undefined) => Promise<R>;
}

const tries = 5;

/**
 * Saves a form over what others have written meanwhile: what only they altered is taken, what only this form altered is
 * sent. What both altered in different ways is for the person to choose: `clashing` names it, until `keep` or `take`.
 */
export function useMergingForm<V extends object, R>({ form, opened, read, write }: Merging<V, R>) {
  const over = useRef(opened);
  const [theirs, setTheirs] = useState<Partial<V>>({});

  const merge = (newer: Opened<V>, mine: Partial<V>): boolean => {
    const clashing = clashes(over.current.values, mine, newer.values);
    over.current = newer;
    form.setValues({ ...newer.values, ...mine });
    setTheirs(Object.fromEntries(clashing.map((key) => [key, newer.values[key]])) as Partial<V>);
    return clashing.length === 0;
  };

  /** Nothing where somebody has to choose first. */
  const save = async (values: V): Promise<R | undefined> => {
    const mine = altered(values, over.current.values);
    for (let left = tries; ; left -= 1) {
      try {
        return await write(mine, over.current.version);
      } catch (error) {
        if (!isStale(error) || left === 0) throw error;
        if (!merge(await read(), mine)) return undefined;
      }
    }
  };

  const settle = (key: keyof V) =>
    setTheirs((all) => Object.fromEntries(Object.entries(all).filter(([name]) => name !== key)) as Partial<V>);
  return {
    save,
    theirs,
    clashing: Object.keys(theirs) as (keyof V & string)[],
    keep: settle,
    take: (key: keyof V) => {
      form.setValues({ [key]: theirs[key] } as unknown as Partial<V>);
      settle(key);
    },
  };
}
