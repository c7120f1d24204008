import { Checkbox, MultiSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './fields.module.css';

interface ChoicesInputProps {
  id: string;
  label?: ReactNode;
  'aria-label'?: string;
  description?: ReactNode;
  error?: ReactNode;
  withAsterisk?: boolean;
  autoFocus?: boolean;
  data: { value: string; label: string }[];
  value: string[];
  onChange: (value: string[]) => void;
}

/** More than these are found by typing. */
const seenAtOnce = 8;

/** Some of several choices: a few to tick, many to search. In the order in which they are offered. */
export function ChoicesInput({ id, data, value, onChange, autoFocus, ...rest }: ChoicesInputProps) {
  const inOrder = (chosen: string[]) => onChange(data.map((d) => d.value).filter((key) => chosen.includes(key)));
  if (data.length > seenAtOnce) {
    return (
      <MultiSelect
        {...rest}
        id={id}
        {...(autoFocus && { autoFocus })}
        data={data}
        searchable
        hidePickedOptions
        placeholder="Type a word"
        nothingFoundMessage="No choice of that name"
        value={value}
        onChange={inOrder}
      />
    );
  }
  return (
    <Checkbox.Group {...rest} value={value} onChange={inOrder}>
      <div id={id} className={classes.choices}>
        {data.map((choice, i) => (
          <Checkbox
            key={choice.value}
            value={choice.value}
            label={choice.label}
            {...(autoFocus && i === 0 && { autoFocus })}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}
