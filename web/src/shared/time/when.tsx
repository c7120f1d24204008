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

/** A planned time in the reader's zone, with the zone; on hover as it was given where that differs. */
export function Planned({ at, zone: given }: { at: string; zone?: string }) {
  const zone = useZone();
  const now = useNow();
  const date = new Date(at);
  const label = given && given !== zone ? `${planned(date, now, given)} (${given})` : exact(date, zone);
  return (
    <Tooltip label={label}>
      <time dateTime={at} style={{ whiteSpace: 'nowrap' }}>
        {planned(date, now, zone)}
      </time>
    </Tooltip>
  );
}

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
