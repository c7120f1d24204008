import { Clash } from './clash';

interface ClashesProps<V> {
  merging: {
    clashing: (keyof V & string)[];
    theirs: Partial<V>;
    keep: (key: keyof V) => void;
    take: (key: keyof V) => void;
  };
  values: V;
  titles: Partial<Record<keyof V, string>>;
  /** A value as people read it. */
  text: (value: unknown, key: keyof V & string) => string;
}

/** Of a form: every value that somebody else altered meanwhile in another way, to choose one by one. */
export function Clashes<V extends object>({ merging, values, titles, text }: ClashesProps<V>) {
  return merging.clashing.map((key) => (
    <Clash
      key={key}
      title={titles[key] ?? key}
      theirs={text(merging.theirs[key], key)}
      mine={text(values[key], key)}
      onKeep={() => merging.keep(key)}
      onTake={() => merging.take(key)}
    />
  ));
}
