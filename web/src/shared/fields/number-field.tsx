import { NumberInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import classes from './fields.module.css';

interface NumberFieldProps {
  id: string;
  label?: ReactNode;
  'aria-label'?: string;
  description?: ReactNode;
  error?: ReactNode;
  placeholder?: string;
  withAsterisk?: boolean;
  autoFocus?: boolean;
  value: number | null;
  onChange: (value: number | null) => void;
}

/** A number; what is half written ("-", "1.") stays as it is typed. Out of bounds it is refused, not bent. */
export default function NumberField({ value, onChange, ...rest }: NumberFieldProps) {
  const [typed, setTyped] = useState<number | string>(value ?? '');
  return (
    <NumberInput
      {...rest}
      hideControls
      clampBehavior="none"
      classNames={{ wrapper: classes.short ?? '' }}
      value={numberIn(typed) === value ? typed : (value ?? '')}
      onChange={(next) => {
        setTyped(next);
        onChange(numberIn(next));
      }}
    />
  );
}

function numberIn(typed: number | string): number | null {
  if (typeof typed === 'number') return typed;
  const number = Number(typed);
  return typed.trim() !== '' && Number.isFinite(number) ? number : null;
}
