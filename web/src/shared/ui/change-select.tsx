import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { choicesQuery } from '@/shared/api/change';

interface ChangeSelectProps {
  value: string | null;
  onChange: (value: string | null) => void;
  error: ReactNode;
  /** The changes that cannot be chosen. */
  without?: readonly string[];
}

/** A change: by number or any words of it, asked of the server while typing. */
export function ChangeSelect({ value, onChange, error, without = [] }: ChangeSelectProps) {
  const [typed, setTyped] = useState('');
  // What was chosen stands in the line as "CHG-7 title"; its number alone finds it again.
  const words = /^CHG-\d+ /.test(typed) ? (typed.split(' ')[0] ?? '') : typed.trim();
  const [asked] = useDebouncedValue(words, 250);
  const found = useQuery(choicesQuery(asked));
  const data = (found.data?.items ?? [])
    .filter((row) => !without.includes(row.id))
    .map((row) => ({ value: row.id, label: `${row.id} ${row.title}` }));
  return (
    <Select
      label="Change"
      placeholder="Number or words"
      withAsterisk
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      data={data}
      // The server has chosen already, by all that a change says.
      filter={({ options }) => options}
      selectFirstOptionOnChange={typed !== ''}
      nothingFoundMessage={found.isFetching ? 'Looking…' : 'No change is like that'}
      data-autofocus
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}
