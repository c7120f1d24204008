import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Navigate } from '@tanstack/react-router';
import { IconArrowRight, IconBolt, IconRoute, IconStack2, type Icon } from '@tabler/icons-react';
import { processesQuery } from '@/shared/api/directory';
import { useMay } from '@/shared/api/session';
import type { ChangeType, ProcessRow } from '@/shared/api/types';
import { inSentence } from '@/shared/lib/words';
import { Page } from '@/shared/ui/page';
import { Empty, Loaded } from '@/shared/ui/states';
import { draftKey, draftQuery } from './api';
import { ChangeForm } from './change-form';
import { LinkedNote, takenOver, useLinked, type Linked } from './linked';
import classes from './new-change.module.css';

const route = getRouteApi('/frame/changes/new');

const icons: Partial<Record<ChangeType, Icon>> = { standard: IconStack2, normal: IconRoute, emergency: IconBolt };
const order: ChangeType[] = ['standard', 'normal', 'emergency'];

/** First which process, by when each is to be used; then one page with everything on it. */
export function NewChangePage() {
  const { process, service, link, to } = route.useSearch();
  const linked = link && to ? { kind: link, to } : undefined;
  const processes = useQuery(processesQuery);
  const may = useMay('create_change');
  if (!may) {
    return (
      <Page title="New change" width="narrow">
        <Empty icon={IconRoute} title="You may not ask for a change">
          Requesters, members, service owners and change managers may. Who looks after people can give you such a role.
        </Empty>
      </Page>
    );
  }
  return (
    <Loaded query={processes}>
      {(list) => <Chosen list={list} chosen={process} service={service} linked={linked} />}
    </Loaded>
  );
}

interface ChosenProps {
  list: ProcessRow[];
  chosen: string | undefined;
  service: string | undefined;
  linked: Linked | undefined;
}

function Chosen({ list, chosen, service, linked }: ChosenProps) {
  const process = list.find((p) => p.key === chosen && !p.retired);
  if (process?.from_catalog) return <Navigate to="/catalog" replace />;
  if (!process) return <Cards list={list} service={service} linked={linked} />;
  return <Form key={process.key} process={process} service={service} linked={linked} />;
}

interface FormProps {
  process: ProcessRow;
  service: string | undefined;
  linked: Linked | undefined;
}

function Form({ process, service, linked }: FormProps) {
  const draft = useQuery(draftQuery(draftKey(process.key, linked)));
  const other = useLinked(linked);
  return (
    <Page
      title={`New ${process.name.toLowerCase().includes('change') ? process.name.toLowerCase() : `${process.name.toLowerCase()} change`}`}
      eyebrow={
        <>
          <Link to="/changes/new">New change</Link>
          <span aria-hidden>/</span>
          <span>{process.name}</span>
        </>
      }
      lead={process.when_to_use}
    >
      {linked && <LinkedNote linked={linked} other={other.data} />}
      <Loaded query={draft}>
        {(fields) =>
          linked ? (
            <Loaded query={other}>
              {(from) => <ChangeForm process={process} kept={fields} begin={takenOver(from)} linked={linked} />}
            </Loaded>
          ) : (
            <ChangeForm process={process} kept={fields} begin={service ? { services: [service] } : {}} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Cards({ list, service, linked }: Omit<ChosenProps, 'chosen'>) {
  // Contingencies start by a bad outcome, not here.
  const offered = list
    .filter((p) => !p.retired && p.type !== 'contingency')
    .sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type) || a.name.localeCompare(b.name));
  return (
    <Page title="New change" width="narrow" lead="Which way suits what you want to alter?">
      {offered.length === 0 && (
        <Empty icon={IconRoute} title="No process is published">
          A change manager publishes one on the page Processes.
        </Empty>
      )}
      <ul className={classes.cards}>
        {offered.map((process) => {
          const Mark = icons[process.type] ?? IconRoute;
          return (
            <li key={process.key} className={classes.card}>
              <Mark size={22} stroke={1.6} aria-hidden />
              <div>
                <h2>
                  <Link
                    to="/changes/new"
                    search={{ process: process.key, service, link: linked?.kind, to: linked?.to }}
                    className={classes.cardLink}
                  >
                    {process.name}
                  </Link>
                </h2>
                <p>{process.when_to_use || process.summary}</p>
                <p className={classes.length}>
                  {process.usual_length && <>Usually {inSentence(process.usual_length)}. </>}
                  {process.when_to_use && process.summary}
                </p>
                {process.lacking.length > 0 && <p className={classes.lacking}>{process.lacking[0]}</p>}
              </div>
              <IconArrowRight size={18} stroke={1.7} aria-hidden className={classes.arrow} />
            </li>
          );
        })}
      </ul>
    </Page>
  );
}
