import { Tooltip } from '@mantine/core';
import { exact, planned, relative } from './format';
import { useNow, useZone } from './zone';

interface WhenProps {
  at: string;
  /** Said before the time: "due", "since". */
  prefix?: string;
}

/** A relative time that shows the exact one on hover and to screen readers. */
export function When({ at, prefix }: WhenProps) {
  const zone = useZone();
  const now = useNow();
  const date = new Date(at);
  return (
    <Tooltip label={exact(date, zone)}>
      <time dateTime={at} style={{ whiteSpace: 'nowrap' }}>
        {prefix && `${prefix} `}
        {relative(date, now, zone)}
      </time>
    </Tooltip>
  );
}

interface PlannedProps {
  at: string;
  zone?: string;
  /** Where there is little room: its day above its time. */
  wraps?: boolean;
}

/** A planned time in the reader's zone, with the zone; on hover as it was given where that differs. */
export function Planned({ at, zone: given, wraps = false }: PlannedProps) {
  const zone = useZone();
  const now = useNow();
  const date = new Date(at);
  const label = given && given !== zone ? `${planned(date, now, given)} (${given})` : exact(date, zone);
  return (
    <Tooltip label={label}>
      <time dateTime={at} style={wraps ? undefined : { whiteSpace: 'nowrap' }}>
        {wraps ? brokenBeforeTime(planned(date, now, zone)) : planned(date, now, zone)}
      </time>
    </Tooltip>
  );
}

const brokenBeforeTime = (text: string): string =>
  text
    .split(/ (?=\d\d:\d\d)/)
    .map((part) => part.replaceAll(' ', '\u00a0'))
    .join(' ');

/** A planned time in the reader's zone and, where that is another one, in the zone of the place. */
export function PlannedThere({ at, zone: there }: { at: string; zone?: string | undefined }) {
  const zone = useZone();
  const now = useNow();
  const date = new Date(at);
  return (
    <time dateTime={at}>
      {planned(date, now, zone)}
      {there && there !== zone && ` (${planned(date, now, there)}, ${there})`}
    </time>
  );
}
