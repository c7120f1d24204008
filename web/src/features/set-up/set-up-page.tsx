import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { api } from '@/shared/api/client';
import type { SetUp } from '@/shared/api/types';
import { Badge } from '@/shared/ui/badge';
import { Page, Panel, Section } from '@/shared/ui/page';
import { Loaded } from '@/shared/ui/states';
import classes from './set-up.module.css';

const setUpQuery = queryOptions({
  queryKey: ['set-up'],
  queryFn: ({ signal }) => api.get<SetUp>('/set-up', { signal }),
});

/** What is still missing before the published processes can run, each with the place to mend it. */
export function SetUpPage() {
  const setUp = useQuery(setUpQuery);
  const lead =
    setUp.data &&
    (setUp.data.ready ? 'Every published process can run.' : 'What is missing before the published processes can run.');
  return (
    <Page title="Set-up" width="narrow" lead={lead}>
      <Loaded query={setUp}>{(data) => <Shown setUp={data} />}</Loaded>
    </Page>
  );
}

function Mark({ ok }: { ok: boolean }) {
  return ok ? (
    <IconCircleCheck size={20} stroke={1.8} className={classes.ok} role="img" aria-label="There" />
  ) : (
    <IconCircleDashed size={20} stroke={1.8} className={classes.missing} role="img" aria-label="Missing" />
  );
}

function Shown({ setUp }: { setUp: SetUp }) {
  return (
    <>
      <Panel>
        <ul className={classes.lines}>
          {setUp.lines.map((line) => (
            <li key={line.key}>
              <Mark ok={line.ok} />
              <div>
                <strong>{line.title}</strong>
                <p className={classes.detail}>{line.detail}</p>
              </div>
              {/* Addresses come from the server and lead to a page of this program. */}
              {line.href.startsWith('/') && <a href={line.href}>{line.ok ? 'Look' : 'Mend'}</a>}
            </li>
          ))}
        </ul>
      </Panel>
      {setUp.people < 3 && (
        <p className={classes.alone}>
          A normal change needs three people at least, an emergency four: two at once, two afterwards.{' '}
          <Link to="/people">Add people</Link>, or look round with the demonstration.
        </p>
      )}
      <Section title="Processes">
        {setUp.processes.map((process) => (
          <div key={process.key} className={classes.process}>
            <h3>
              <Mark ok={process.ok} />
              <Link to="/processes/$key" params={{ key: process.key }}>
                {process.name}
              </Link>
              {process.ok ? (
                <span className={classes.detail}>can run</span>
              ) : (
                <Badge icon={IconAlertTriangle} tone="issues">
                  cannot run to its end yet
                </Badge>
              )}
            </h3>
            {process.lacking.length > 0 && (
              <ul className={classes.lacking}>
                {process.lacking.map((lack) => (
                  <li key={lack.stage + lack.detail}>{lack.detail}</li>
                ))}
              </ul>
            )}
          </div>
        ))}
      </Section>
    </>
  );
}
