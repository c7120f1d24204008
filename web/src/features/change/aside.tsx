import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { ActionIcon, Popover } from '@mantine/core';
import { IconUserPlus, IconX } from '@tabler/icons-react';
import { api, path } from '@/shared/api/client';
import { useSession } from '@/shared/api/session';
import type { ChangeView, PersonRef } from '@/shared/api/types';
import type { FieldKey } from '@/shared/fields/fields';
import { levelName } from '@/shared/lib/words';
import { When } from '@/shared/time/when';
import { PriorityMark } from '@/shared/ui/badge';
import { ChoicesWithin } from '@/shared/ui/choices-within';
import { MaybePerson, PersonChip } from '@/shared/ui/person';
import { RiskMark } from '@/shared/ui/risk';
import { useChangeWrite } from './api';
import { Editable } from './editable';
import { Window } from './window';
import classes from './change.module.css';

const PersonSelect = lazy(() => import('@/shared/ui/selects').then((m) => ({ default: m.PersonSelect })));

interface AsideProps {
  change: ChangeView;
  may: boolean;
  needed: Set<string>;
}

/** People and their duties, times, and who is watching. */
export function Aside({ change, may, needed }: AsideProps) {
  const person = (field: 'owner' | 'developer' | 'test_lead' | 'deployer') => (
    <Editable
      compact
      change={change}
      field={field}
      may={may}
      needed={needed.has(field)}
      empty={false}
      known={change[field]}
    >
      <MaybePerson person={change[field]} />
    </Editable>
  );
  const field = (key: FieldKey) => ({ compact: true, change, field: key, may, needed: needed.has(key), empty: false });
  const nobody = <span className={classes.quiet}>None</span>;
  return (
    <>
      <section className={classes.side} aria-labelledby="side-people">
        <h2 id="side-people">People</h2>
        {person('owner')}
        <Fact title="Requester">
          <PersonChip person={change.requester} />
        </Fact>
        {person('developer')}
        {person('test_lead')}
        {person('deployer')}
        <Editable {...field('verifiers')}>
          {change.verifiers.length === 0 ? (
            nobody
          ) : (
            <span className={classes.people}>
              {change.verifiers.map((p) => (
                <PersonChip key={p.login} person={p} />
              ))}
            </span>
          )}
        </Editable>
      </section>
      <section className={classes.side} aria-labelledby="side-times">
        <h2 id="side-times">Times</h2>
        <Window change={change} may={may} needed={needed} />
        <Fact title="Created">
          <When at={change.created} />
        </Fact>
        <Fact title={change.closed ? 'Closed' : 'Updated'}>
          <When at={change.closed ?? change.updated} />
        </Fact>
      </section>
      <section className={classes.side} aria-labelledby="side-weight">
        <h2 id="side-weight">Weight</h2>
        <Fact title="Priority">
          {change.priority ? (
            <PriorityMark priority={change.priority} />
          ) : (
            <span className={classes.quiet}>From impact and urgency</span>
          )}
        </Fact>
        <Fact title="Risk">
          <RiskMark level={change.risk.level} />
        </Fact>
        <Editable {...field('impact')}>{change.impact ? levelName[change.impact] : nobody}</Editable>
        <Editable {...field('urgency')}>{change.urgency ? levelName[change.urgency] : nobody}</Editable>
        <Editable {...field('tags')}>
          {change.tags.length === 0 ? (
            nobody
          ) : (
            <span className={classes.tags}>
              {change.tags.map((tag) => (
                <Link key={tag} to="/changes" search={{ tag: [tag] }}>
                  {tag}
                </Link>
              ))}
            </span>
          )}
        </Editable>
      </section>
      <Watchers change={change} />
    </>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <span className={classes.factTitle}>{title}</span>
      <span className={classes.factValue}>{children}</span>
    </div>
  );
}

function Watchers({ change }: { change: ChangeView }) {
  const { person } = useSession();
  const [adding, setAdding] = useState(false);
  const add = useChangeWrite(change.id, (login: string) => api.put(path('/changes', change.id, 'watchers', login)));
  const remove = useChangeWrite(change.id, (login: string) =>
    api.delete(path('/changes', change.id, 'watchers', login)),
  );
  const manages = change.possible.some((p) => p.act === 'add_task') || change.owner.login === person.login;
  const mayRemove = (one: PersonRef) => manages || one.login === person.login;
  return (
    <section className={classes.side} aria-labelledby="side-watchers">
      <h2 id="side-watchers" className={classes.sideHead}>
        Watchers
        {manages && (
          <Popover opened={adding} onChange={setAdding} trapFocus width={260} position="bottom-end">
            <Popover.Target>
              <ActionIcon
                variant="subtle"
                color="gray"
                c="var(--ink-3)"
                size="sm"
                aria-label="Add a watcher"
                onClick={() => setAdding(!adding)}
              >
                <IconUserPlus size={16} />
              </ActionIcon>
            </Popover.Target>
            <Popover.Dropdown aria-label="Add a watcher">
              <ChoicesWithin>
                <Suspense>
                  <PersonSelect
                    aria-label="Person"
                    placeholder="Type a name"
                    value={null}
                    onChange={(login) => {
                      if (login) add.mutate(login);
                      setAdding(false);
                    }}
                  />
                </Suspense>
              </ChoicesWithin>
            </Popover.Dropdown>
          </Popover>
        )}
      </h2>
      {change.watchers.length === 0 && (
        <p className={classes.quiet}>Nobody follows it besides those with a part in it.</p>
      )}
      <ul className={classes.plainList}>
        {change.watchers.map((one) => (
          <li key={one.login} className={classes.watcher}>
            <PersonChip person={one} />
            {mayRemove(one) && (
              <ActionIcon
                variant="subtle"
                color="gray"
                c="var(--ink-3)"
                size="sm"
                aria-label={`${one.name} no longer watches`}
                onClick={() => remove.mutate(one.login)}
              >
                <IconX size={13} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
