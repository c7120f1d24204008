import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconPlus, IconRoute } from '@tabler/icons-react';
import { useState } from 'react';
import { processesQuery } from '@/shared/api/directory';
import { useMay } from '@/shared/api/session';
import type { ProcessRow } from '@/shared/api/types';
import { typeName } from '@/shared/lib/words';
import { Badge } from '@/shared/ui/badge';
import { Page } from '@/shared/ui/page';
import { Empty, Loaded } from '@/shared/ui/states';
import { When } from '@/shared/time/when';
import { BeginDialog } from './begin-dialog';
import { Drafts } from './drafts';
import classes from './processes.module.css';

/** The catalog: which processes there are, when each is used, and what it lacks. */
export function ProcessesPage() {
  const processes = useQuery(processesQuery);
  const [beginning, setBeginning] = useState(false);
  const may = useMay('publish_process');
  return (
    <Page
      title="Processes"
      lead="How changes of each kind run. A change keeps the version that it started with."
      actions={
        may && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setBeginning(true)}>
            New process
          </Button>
        )
      }
    >
      {may && <Drafts />}
      <Loaded query={processes}>
        {(list) =>
          list.length === 0 ? (
            <Empty icon={IconRoute} title="No process is published">
              A process is written as a draft and then published: stages with their tasks, approvals and gates. Begin
              one from nothing, or from a file.
            </Empty>
          ) : (
            <ul className={classes.catalog}>
              {list.map((process) => (
                <Entry key={process.key} process={process} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {beginning && <BeginDialog onClose={() => setBeginning(false)} />}
    </Page>
  );
}

function Entry({ process }: { process: ProcessRow }) {
  const newest = process.versions.find((v) => v.version === process.version);
  return (
    <li className={classes.entry}>
      <div className={classes.entryMain}>
        <h2>
          <Link to="/processes/$key" params={{ key: process.key }} className={classes.entryLink}>
            {process.name}
          </Link>
          {process.retired && <Badge tone="void">Retired</Badge>}
        </h2>
        <p>{process.summary}</p>
        {process.when_to_use && <p className={classes.quiet}>{process.when_to_use}</p>}
        {process.lacking.map((lack) => (
          <p key={lack} className={classes.lacking}>
            {lack}
          </p>
        ))}
      </div>
      <dl className={classes.entryFacts}>
        <dt>Type</dt>
        <dd>{typeName[process.type]}</dd>
        {process.usual_length && (
          <>
            <dt>Takes</dt>
            <dd>{process.usual_length}</dd>
          </>
        )}
        <dt>Version</dt>
        <dd>
          {process.version}
          {newest?.published && (
            <>
              , <When at={newest.published} />
            </>
          )}
        </dd>
      </dl>
    </li>
  );
}
