import '@mantine/core/styles/Popover.layer.css';
import '@mantine/dates/styles.layer.css';
import { DatePickerInput } from '@mantine/dates';
import type { ReactNode } from 'react';
import { dayPicker } from './calendar';
import classes from './fields.module.css';

interface DayInputProps {
  id: string;
  label?: ReactNode;
  'aria-label'?: string;
  description?: ReactNode;
  error?: ReactNode;
  withAsterisk?: boolean;
  autoFocus?: boolean;
  /** "2027-01-30" */
  value: string | null;
  onChange: (value: string | null) => void;
}

/** A day of the calendar, the same wherever one reads it. */
export default function DayInput({ value, onChange, ...rest }: DayInputProps) {
  return (
    <DatePickerInput
      {...rest}
      {...dayPicker}
      classNames={{ wrapper: classes.short ?? '' }}
      placeholder="Choose a day"
      popoverProps={{ id: rest.id, transitionProps: { duration: 0 } }}
      value={value}
      onChange={onChange}
    />
  );
}
