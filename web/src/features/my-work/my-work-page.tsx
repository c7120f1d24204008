import { IconChecklist } from '@tabler/icons-react';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { useAct } from '@/shared/acts/use-act';
import { myWorkQuery } from '@/shared/api/my-work';
import { useMay, useSession } from '@/shared/api/session';
import type { MyWork } from '@/shared/api/types';
import { useRowKeys } from '@/shared/keys/rows';
import { plural } from '@/shared/lib/words';
import { Page, Panel, Section } from '@/shared/ui/page';
import { Empty, Loaded } from '@/shared/ui/states';
import { Term } from '@/shared/ui/term';
import { AdvanceRow, ApprovalRow, EntryRow, TaskRow, WaitingRow } from './rows';

/** What waits for me, the oldest first, to be decided and finished from here. */
export function MyWorkPage() {
  const work = useQuery(myWorkQuery);
  const { person } = useSession();
  const lead = work.data
    ? work.data.count === 0
      ? `Nothing waits for you, ${firstName(person.name)}.`
      : `${plural(work.data.count, 'thing waits', 'things wait')} for you, ${firstName(person.name)}.`
    : undefined;
  return (
    <Page title="My work" lead={lead}>
      <Loaded query={work} rows={8}>
        {(data) => <Work work={data} />}
      </Loaded>
    </Page>
  );
}

function firstName(name: string): string {
  return name.split(' ')[0] ?? name;
}

function Work({ work }: { work: MyWork }) {
  const { run, busy, dialog } = useAct();
  const rows = useRef<HTMLDivElement>(null);
  useRowKeys(rows);
  const mine = work.tasks.filter((t) => t.mine);
  const free = work.tasks.filter((t) => !t.mine);
  const nothing = work.count === 0 && work.changes.length === 0 && free.length === 0 && work.advance.length === 0;
  if (nothing) return <NothingToDo />;
  return (
    <div ref={rows}>
      {work.approvals.length > 0 && (
        <Section title="Approvals waiting for you" count={work.approvals.length}>
          <Panel>
            {work.approvals.map(({ change, approval }) => (
              <ApprovalRow
                key={`${change.id}:${approval.key}`}
                change={change}
                approval={approval}
                run={run}
                busy={busy}
              />
            ))}
          </Panel>
        </Section>
      )}
      {mine.length > 0 && (
        <Section title="Your tasks" count={mine.length}>
          <Panel>
            {mine.map(({ change, task }) => (
              <TaskRow key={task.id} change={change} task={task} run={run} busy={busy} />
            ))}
          </Panel>
        </Section>
      )}
      {work.advance.length > 0 && (
        <Section title="Ready to move on" count={work.advance.length}>
          <Panel>
            {work.advance.map(({ change, possible }) => (
              <AdvanceRow key={change.id} change={change} possible={possible} run={run} busy={busy} />
            ))}
          </Panel>
        </Section>
      )}
      {work.entries.length > 0 && (
        <Section title="The catalog of standard changes" count={work.entries.length}>
          <Panel>
            {work.entries.map((entry) => (
              <EntryRow key={entry.key} entry={entry} />
            ))}
          </Panel>
        </Section>
      )}
      {free.length > 0 && (
        <Section title="Tasks that you can take" count={free.length}>
          <Panel>
            {free.map(({ change, task }) => (
              <TaskRow key={task.id} change={change} task={task} run={run} busy={busy} />
            ))}
          </Panel>
        </Section>
      )}
      {work.changes.length > 0 && (
        <Section title="Your changes, and whom they wait for" count={work.changes.length}>
          <Panel>
            {work.changes.map((change) => (
              <WaitingRow key={change.id} change={change} />
            ))}
          </Panel>
        </Section>
      )}
      {dialog}
    </div>
  );
}

function NothingToDo() {
  const may = useMay('create_change');
  return (
    <Panel>
      <Empty
        icon={IconChecklist}
        title="All done"
        action={may && <Button renderRoot={(props) => <Link to="/changes/new" {...props} />}>Ask for a change</Button>}
      >
        Here stands what waits for you: <Term of="approval">approvals</Term> to decide, <Term of="task">tasks</Term> to
        finish, and your own changes with whom they wait for.
      </Empty>
    </Panel>
  );
}
