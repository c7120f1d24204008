import { Button, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { IconBell } from '@tabler/icons-react';
import { useRef } from 'react';
import { unreadQuery } from '@/shared/api/notifications';
import type { NotificationView } from '@/shared/api/types';
import { useRowKeys } from '@/shared/keys/rows';
import { plural } from '@/shared/lib/words';
import { Page, Panel } from '@/shared/ui/page';
import { Empty, Loaded } from '@/shared/ui/states';
import { notificationsQuery } from './api';
import { useMarkAll } from './marking';
import { Row } from './row';
import classes from './notifications.module.css';

const route = getRouteApi('/frame/notifications');

/** All that somebody was told, the newest first. */
export function NotificationsPage() {
  const { show } = route.useSearch();
  const navigate = useNavigate();
  const unreadOnly = show === 'unread';
  const found = useInfiniteQuery(notificationsQuery(unreadOnly));
  const unread = useQuery(unreadQuery).data;
  const all = useMarkAll();
  const filter = (unreadNow: boolean) =>
    void navigate({ to: '/notifications', search: { show: unreadNow ? 'unread' : undefined }, replace: true });
  return (
    <Page
      title="Notifications"
      width="narrow"
      lead={
        unread === undefined
          ? undefined
          : unread === 0
            ? 'You have read them all.'
            : `${unread.toLocaleString('en')} unread.`
      }
      actions={
        !!unread && (
          <Button variant="default" loading={all.busy} onClick={all.run}>
            Mark all as read
          </Button>
        )
      }
    >
      <SegmentedControl
        className={classes.filter ?? ''}
        aria-label="Which notifications"
        value={unreadOnly ? 'unread' : 'all'}
        onChange={(next) => filter(next === 'unread')}
        data={[
          { value: 'all', label: 'All' },
          { value: 'unread', label: 'Unread' },
        ]}
      />
      <Loaded query={found} rows={8}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <Nothing unreadOnly={unreadOnly} onAll={() => filter(false)} />;
          return (
            <>
              <p className="visually-hidden" role="status">
                {plural(pages[0]?.total ?? items.length, unreadOnly ? 'unread notification' : 'notification')}
              </p>
              <List items={items} />
              {found.hasNextPage && (
                <Button
                  variant="default"
                  size="xs"
                  mt="sm"
                  loading={found.isFetchingNextPage}
                  onClick={() => void found.fetchNextPage()}
                >
                  Show more
                </Button>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function List({ items }: { items: NotificationView[] }) {
  const rows = useRef<HTMLUListElement>(null);
  useRowKeys(rows);
  return (
    <Panel>
      <ul ref={rows} className={classes.rows} aria-label="Notifications">
        {items.map((one) => (
          <Row key={one.id} one={one} />
        ))}
      </ul>
    </Panel>
  );
}

function Nothing({ unreadOnly, onAll }: { unreadOnly: boolean; onAll: () => void }) {
  return unreadOnly ? (
    <Empty
      icon={IconBell}
      title="Nothing is unread"
      action={
        <Button variant="default" onClick={onAll}>
          Show all
        </Button>
      }
    >
      What you are told next stands here until you have opened it.
    </Empty>
  ) : (
    <Empty icon={IconBell} title="Nothing yet">
      Here stands what you are told of changes: by the rules of their processes, and by Sluice itself, such as when a
      window moves that your work hangs on.
    </Empty>
  );
}
