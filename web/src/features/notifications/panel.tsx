import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { unreadQuery } from '@/shared/api/notifications';
import { Loaded } from '@/shared/ui/states';
import { notificationsQuery } from './api';
import { useMarkAll } from './marking';
import { Row } from './row';
import classes from './notifications.module.css';

const most = 12;

/** The newest notifications, below the bell. */
export default function NotificationsPanel({ onClose }: { onClose: () => void }) {
  const found = useInfiniteQuery(notificationsQuery(false));
  const unread = useQuery(unreadQuery).data ?? 0;
  const all = useMarkAll();
  return (
    <div className={classes.panel}>
      <div className={classes.panelHead}>
        <h2>Notifications</h2>
        {unread > 0 && (
          <Button size="compact-xs" variant="subtle" loading={all.busy} onClick={all.run}>
            Mark all as read
          </Button>
        )}
      </div>
      <div className={classes.newest}>
        <Loaded query={found} rows={4}>
          {({ pages }) => {
            const items = (pages[0]?.items ?? []).slice(0, most);
            if (items.length === 0) return <p className={classes.nothing}>Nobody has told you anything yet.</p>;
            return (
              <ul className={classes.rows}>
                {items.map((one) => (
                  <Row key={one.id} one={one} onOpen={onClose} />
                ))}
              </ul>
            );
          }}
        </Loaded>
      </div>
      <Link to="/notifications" className={classes.all} onClick={onClose}>
        All notifications
      </Link>
    </div>
  );
}
