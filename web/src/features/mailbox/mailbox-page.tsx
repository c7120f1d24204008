import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { IconArrowLeft, IconInbox } from '@tabler/icons-react';
import { useRef } from 'react';
import type { MailboxLine } from '@/shared/api/types';
import { useRowKeys } from '@/shared/keys/rows';
import { mailKindName } from '@/shared/lib/mail-words';
import { When } from '@/shared/time/when';
import { Page, Panel } from '@/shared/ui/page';
import { PersonSelect } from '@/shared/ui/selects';
import { Empty, Loaded } from '@/shared/ui/states';
import { lettersQuery } from './api';
import classes from './mailbox.module.css';
import { Reading } from './reading';

const route = getRouteApi('/frame/mailbox');

/** In the demonstration: what would have left by mail. */
export function MailboxPage() {
  const { mail, person } = route.useSearch();
  const navigate = useNavigate();
  const letters = useInfiniteQuery(lettersQuery(person));
  return (
    <Page
      title="Mailbox"
      width="wide"
      lead="What Sluice sends by mail lies here in the demonstration: nothing leaves this machine."
    >
      <Loaded query={letters} rows={8}>
        {({ pages }) => (
          <div className={classes.box} data-reading={mail !== undefined || undefined}>
            <section className={classes.list} aria-label="Mails">
              <PersonSelect
                aria-label="Whose mails"
                placeholder="Everybody’s mails"
                value={person ?? null}
                onChange={(next) =>
                  void navigate({ to: '/mailbox', search: { person: next ?? undefined }, replace: true })
                }
              />
              <Lines lines={pages.flatMap((page) => page.items)} open={mail} person={person} />
              {letters.hasNextPage && (
                <Button
                  variant="default"
                  size="xs"
                  loading={letters.isFetchingNextPage}
                  onClick={() => void letters.fetchNextPage()}
                >
                  Show older
                </Button>
              )}
            </section>
            <section className={classes.reading} aria-label="The mail">
              {mail === undefined ? (
                <p className={classes.nothing}>Choose a mail to read it.</p>
              ) : (
                <>
                  <Link to="/mailbox" search={{ person }} className={classes.back}>
                    <IconArrowLeft size={16} aria-hidden /> All mails
                  </Link>
                  <Panel>
                    <Reading key={mail} id={mail} />
                  </Panel>
                </>
              )}
            </section>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

interface LinesProps {
  lines: MailboxLine[];
  open: number | undefined;
  person: string | undefined;
}

function Lines({ lines, open, person }: LinesProps) {
  const rows = useRef<HTMLUListElement>(null);
  useRowKeys(rows);
  if (lines.length === 0) {
    return (
      <Empty icon={IconInbox} title={person ? 'No mail to them yet' : 'No mail yet'}>
        Ask for an approval, or name somebody in a change: whoever is told of it has a mail here a moment later.
      </Empty>
    );
  }
  return (
    <Panel>
      <ul ref={rows} className={classes.lines}>
        {lines.map(({ id, at, to, subject, kind }) => (
          <li key={id} data-row className={classes.line} data-open={id === open || undefined}>
            <div className={classes.who}>
              <span>{to.name}</span>
              <When at={at} />
            </div>
            <Link to="/mailbox" search={{ mail: id, person }} className={classes.open}>
              {subject}
            </Link>
            {kind && <div className={classes.kind}>{mailKindName[kind]}</div>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
