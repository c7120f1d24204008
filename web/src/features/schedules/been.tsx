import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Section } from '@/shared/ui/page';
import { Badge } from '@/shared/ui/badge';
import { DataTable, type DataColumn } from '@/shared/ui/data-table';
import { Loaded } from '@/shared/ui/states';
import { When } from '@/shared/time/when';
import { useNow } from '@/shared/time/zone';
import { historyQuery, pastQuery } from './api';
import { lengthText, localText } from '@/shared/timing/rule';
import type { PastOccurrence } from './types';
import classes from './schedules.module.css';

const columns: DataColumn<PastOccurrence>[] = [
  { key: 'window', title: 'Window', width: '200px', cell: (one) => localText(one.local) },
  {
    key: 'change',
    title: 'Change',
    width: '130px',
    cell: (one) =>
      one.change ? (
        <Link to="/changes/$id" params={{ id: one.change }}>
          {one.change}
        </Link>
      ) : (
        <Badge tone="void">{one.skipped ? 'Skipped' : 'Not yours to see'}</Badge>
      ),
  },
  {
    key: 'note',
    title: 'Note',
    cell: (one) => (
      <>
        {one.late_minutes !== undefined && <Badge tone="issues">opened {lengthText(one.late_minutes)} late</Badge>}
        {one.skipped ? one.note : one.note && `left out: ${one.note}`}
      </>
    ),
  },
  { key: 'at', title: 'When', width: '120px', quiet: true, phone: false, cell: (one) => <When at={one.at} /> },
];

/** What was opened and skipped, and what people did. */
export function Been({ id }: { id: string }) {
  const now = useNow();
  const past = useQuery(pastQuery(id));
  const history = useQuery(historyQuery(id));
  return (
    <>
      <Section title="What has been">
        <Loaded query={past} rows={3}>
          {({ items }) => {
            // A skip that is still to come stands among what is to come.
            const been = items.filter((one) => !one.skipped || new Date(one.start) <= now);
            return been.length === 0 ? (
              <p className={classes.quiet}>Nothing was opened yet.</p>
            ) : (
              <DataTable label="What has been" columns={columns} rows={been} keyOf={(one) => one.local} />
            );
          }}
        </Loaded>
      </Section>
      <Section title="History">
        <Loaded query={history} rows={3}>
          {({ items }) => (
            <ol className={classes.history}>
              {items.map((entry) => (
                <li key={entry.position}>
                  {entry.summary}{' '}
                  <span className={classes.quiet}>
                    <When at={entry.at} />
                  </span>
                  {entry.comment && <p>{entry.comment}</p>}
                </li>
              ))}
            </ol>
          )}
        </Loaded>
      </Section>
    </>
  );
}
