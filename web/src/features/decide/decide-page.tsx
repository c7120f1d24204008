import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { IconLinkOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { DecidePage as Asked } from '@/shared/api/types';
import { Difference } from '@/shared/ui/difference';
import { Empty, Loaded } from '@/shared/ui/states';
import { linkQuery } from './api';
import { Brief } from './brief';
import { Decided } from './decided';
import { DecisionForm } from './decision-form';
import classes from './decide.module.css';

/** One approval, opened by the link in a mail: the change in a few lines, then the decision. Nobody needs to be signed in. */
export function DecidePage() {
  const token = useLocation({ select: (location) => location.hash });
  return (
    <main className={classes.page}>
      <div className={classes.column}>
        <div className={classes.brand}>
          <img src="/mark.svg" alt="" />
          Sluice
        </div>
        {token === '' ? <NoLink /> : <ByLink key={token} token={token} />}
      </div>
    </main>
  );
}

function ByLink({ token }: { token: string }) {
  const asked = useQuery(linkQuery(token));
  useDocumentTitle(asked.data ? `${asked.data.approval.title} · Sluice` : 'Decide · Sluice');
  return (
    <Loaded query={asked} rows={8}>
      {(page) => (
        <>
          <header className={classes.head}>
            <h1>{page.approval.title}</h1>
            <p className={classes.what}>
              <span className={classes.key}>{page.change.key}</span> {page.change.title}
            </p>
          </header>
          <Brief asked={page} />
          {page.difference && <Altered difference={page.difference} />}
          <Standing page={page} token={token} />
          <p className={classes.foot}>
            <Link to="/changes/$id" params={{ id: page.change.key }}>
              Open {page.change.key} in Sluice
            </Link>
            , where you have to sign in.
          </p>
        </>
      )}
    </Loaded>
  );
}

function Standing({ page, token }: { page: Asked; token: string }) {
  if (page.state === 'decided' && page.decision)
    return <Decided decision={page.decision} canTakeBack={page.can_take_back} token={token} />;
  if (page.state === 'closed' || page.state === 'not_entitled')
    return (
      <Notice title={page.state === 'closed' ? 'There is nothing to decide now' : 'You cannot decide this'}>
        {page.reason}
      </Notice>
    );
  return <DecisionForm page={page} token={token} />;
}

/** What is new comes before the buttons: who decides on it has seen it. */
function Altered({ difference }: { difference: NonNullable<Asked['difference']> }) {
  return (
    <section className={classes.altered} aria-labelledby="altered">
      <h2 id="altered">What you were asked has changed since the mail</h2>
      <p>This is the new version. What you decide here is about this one.</p>
      {difference.map((field) => (
        <Difference key={field.field} title={field.title} before={field.before} after={field.after} />
      ))}
      {difference.length === 0 && <p>It was asked anew; its text is as you see it here.</p>}
    </section>
  );
}

export function Notice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.notice} role="status">
      <h2>{title}</h2>
      <p>{children}</p>
    </section>
  );
}

function NoLink() {
  useDocumentTitle('Decide · Sluice');
  return (
    <>
      <h1 className="visually-hidden">Decide</h1>
      <Empty icon={IconLinkOff} title="This page opens from a mail">
        Press the link in the mail that asks you. If nothing happens, copy the whole address into the browser.
      </Empty>
    </>
  );
}
