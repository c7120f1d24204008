import { useState } from 'react';

/** A text being written, kept in this tab until it is sent: a look at another page does not lose it. */
export function useKeptText(key: string): [string, (text: string) => void] {
  const place = `sluice-text-${key}`;
  const [text, setText] = useState(() => sessionStorage.getItem(place) ?? '');
  return [
    text,
    (next) => {
      setText(next);
      if (next === '') sessionStorage.removeItem(place);
      else sessionStorage.setItem(place, next);
    },
  ];
}
