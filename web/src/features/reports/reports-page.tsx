import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { IconDownload, IconHourglass } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { WaitsBy, WaitsReport, WaitsView } from '@/shared/api/types';
import { download } from '@/shared/lib/download';
import { Page, Panel, Section } from '@/shared/ui/page';
import { Empty, Loaded } from '@/shared/ui/states';
import { waitsQuery } from './api';
import { csv } from './csv';
import classes from './reports.module.css';

const whose: { value: WaitsBy; label: string }[] = [
  { value: 'person', label: 'Person' },
  { value: 'stage', label: 'Stage' },
  { value: 'process', label: 'Process' },
];
const spans = [
  { value: '30', label: 'The last 30 days' },
  { value: '90', label: 'The last 90 days' },
  { value: '365', label: 'The last year' },
];

const dayMs = 86_400_000;

/** "3 d 4 h", "5 h 20 min", "12 min". */
function lengthInWords(minutes: number): string {
  if (minutes >= 1440) return `${Math.floor(minutes / 1440)} d ${Math.floor((minutes % 1440) / 60)} h`;
  if (minutes >= 60) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return `${minutes} min`;
}

/** How long approvals have waited, by person, stage or process. */
export function ReportsPage() {
  const [by, setBy] = useState<WaitsBy>('person');
  const [days, setDays] = useState('90');
  // Of the beginning of the hour, so that looking again asks for the same.
  const [now] = useState(() => Math.floor(Date.now() / 3_600_000) * 3_600_000);
  const query = useQuery(waitsQuery(by, new Date(now - Number(days) * dayMs).toISOString()));
  return (
    <Page title="Reports">
      <Section
        title="How long approvals wait"
        actions={
          query.data &&
          query.data.items.length > 0 && (
            <Button
              variant="default"
              size="xs"
              leftSection={<IconDownload size={14} aria-hidden />}
              onClick={() => save(query.data)}
            >
              Save as CSV
            </Button>
          )
        }
      >
        <div className={classes.choices}>
          <SegmentedControl aria-label="By" size="sm" data={whose} value={by} onChange={(value) => setBy(value)} />
          <NativeSelect
            aria-label="Time"
            data={spans}
            value={days}
            onChange={(event) => setDays(event.currentTarget.value)}
          />
        </div>
        <Loaded query={query} rows={6}>
          {(report) =>
            report.items.length === 0 ? (
              <Empty icon={IconHourglass} title="Nothing waited">
                No approval was decided or waited in that time.
              </Empty>
            ) : (
              <Waits report={report} />
            )
          }
        </Loaded>
      </Section>
    </Page>
  );
}

function save(report: WaitsReport) {
  const head = [report.by, 'name', 'decided', 'waiting now', 'median minutes', 'longest minutes', 'longest change'];
  const row = (one: WaitsView) => [
    one.key,
    one.name,
    one.decided,
    one.undecided,
    one.median_minutes,
    one.longest_minutes,
    one.longest_change,
  ];
  download(`approval-waits-by-${report.by}.csv`, csv([head, ...report.items.map(row)]), 'text/csv');
}

function Waits({ report }: { report: WaitsReport }) {
  const most = Math.max(1, ...report.items.map((one) => one.median_minutes));
  return (
    <Panel>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{whose.find((one) => one.value === report.by)?.label}</th>
              <th scope="col">Median wait</th>
              <th scope="col">Longest</th>
              <th scope="col">Decided</th>
              <th scope="col">Waits now</th>
            </tr>
          </thead>
          <tbody>
            {report.items.map((one) => (
              <tr key={one.key}>
                <th scope="row">{one.name}</th>
                <td>
                  {lengthInWords(one.median_minutes)}
                  <span
                    className={classes.bar}
                    style={{ inlineSize: `${(one.median_minutes / most) * 100}%` }}
                    aria-hidden
                  />
                </td>
                <td>
                  {lengthInWords(one.longest_minutes)},{' '}
                  <Link to="/changes/$id" params={{ id: one.longest_change }}>
                    {one.longest_change}
                  </Link>
                </td>
                <td>{one.decided}</td>
                <td>{one.undecided}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={classes.note}>
        Elapsed time from the asking to the decision, weekends among it; of changes that you see.
        {report.in_part && ' These are the newest 100,000; a shorter time shows all.'}
      </p>
    </Panel>
  );
}
