import '@mantine/core/styles/Popover.layer.css';
import '@mantine/dates/styles.layer.css';
import { Select } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { zonesQuery } from '@/shared/api/directory';
import { useZone } from '@/shared/time/zone';
import { calendar } from './calendar';
import classes from './fields.module.css';

interface PlannedInputProps {
  id: string;
  label?: ReactNode;
  'aria-label'?: string;
  description?: ReactNode;
  error?: ReactNode;
  autoFocus?: boolean;
  value: { local: string; zone: string } | null | undefined;
  onChange: (value: { local: string; zone: string } | null) => void;
}

/** A local time and its zone: the time that the people at the place read on the wall. */
export default function PlannedInput({ value, onChange, ...rest }: PlannedInputProps) {
  const own = useZone();
  const zones = useQuery(zonesQuery).data ?? [own];
  const zone = value?.zone ?? own;
  const choices = zones.includes(zone) ? zones : [zone, ...zones];
  return (
    <div className={classes.plannedRoom}>
      <div className={classes.planned}>
        <DateTimePicker
          {...rest}
          {...calendar}
          valueFormat="ddd D MMM YYYY HH:mm"
          placeholder="Choose a day and time"
          popoverProps={{ id: rest.id, transitionProps: { duration: 0 } }}
          timePickerProps={{ hoursInputLabel: 'Hours', minutesInputLabel: 'Minutes', 'aria-label': 'Time' }}
          submitButtonProps={{ 'aria-label': 'Done' }}
          value={value ? value.local.replace('T', ' ') : null}
          onChange={(chosen) => onChange(chosen ? { local: chosen.replace(' ', 'T').slice(0, 16), zone } : null)}
        />
        <Select
          aria-label="Time zone"
          data={choices}
          searchable
          limit={60}
          allowDeselect={false}
          disabled={!value}
          value={zone}
          onChange={(chosen) => value && chosen && onChange({ local: value.local, zone: chosen })}
        />
      </div>
    </div>
  );
}
