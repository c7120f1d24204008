import { useState, type SyntheticEvent } from 'react';

interface Option {
  value: string;
  label: string;
}

/** For choices that are searched for: Enter takes the first hit of what was typed, and where nothing was typed nothing unasked. */
export function useFirstHit() {
  const [typed, setTyped] = useState('');
  return { onSearchChange: setTyped, selectFirstOptionOnChange: typed !== '' };
}

/** The same where one is chosen: its name stands in the line, and what is typed takes its place. */
export function useFirstHitOfOne(data: Option[], chosen: string | null) {
  const [typed, setTyped] = useState('');
  const said = data.find((option) => option.value === chosen)?.label;
  const typeAnew = ({ currentTarget }: SyntheticEvent<HTMLInputElement>) => {
    if (currentTarget.value === said) currentTarget.select();
  };
  return {
    onSearchChange: setTyped,
    selectFirstOptionOnChange: typed !== '' && typed !== said,
    onFocus: typeAnew,
    onClick: typeAnew,
  };
}
