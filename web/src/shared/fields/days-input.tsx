import '@mantine/core/styles/Popover.layer.css';
import '@mantine/dates/styles.layer.css';
import { DatePickerInput } from '@mantine/dates';
import type { ReactNode } from 'react';
import { dayPicker } from './calendar';

interface DaysInputProps {
  id: string;
  label: ReactNode;
  description?: ReactNode;
  error?: ReactNode;
  /** "2027-01-30", in order. */
  value: string[];
  onChange: (value: string[]) => void;
}

/** Some days of the calendar. */
export default function DaysInput({ value, onChange, ...rest }: DaysInputProps) {
  return (
    <DatePickerInput
      {...rest}
      {...dayPicker}
      type="multiple"
      placeholder="Choose days"
      popoverProps={{ id: rest.id, transitionProps: { duration: 0 } }}
      value={value}
      onChange={(days) => onChange([...days].sort())}
    />
  );
}
