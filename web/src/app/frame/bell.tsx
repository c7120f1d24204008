import { ActionIcon, Popover } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconBell } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { unreadQuery } from '@/shared/api/notifications';
import { plural } from '@/shared/lib/words';
import { Waiting } from '@/shared/ui/states';
import classes from './frame.module.css';

const NotificationsPanel = lazy(() => import('@/features/notifications/panel'));

/** How much nobody has read yet, and the way to it: a panel, on a phone the page. */
export function Bell() {
  const [open, setOpen] = useState(false);
  const unread = useQuery(unreadQuery).data ?? 0;
  // What is seen is what is said.
  const count = unread > 99 ? '99+' : `${unread}`;
  const phone = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false });
  const close = () => setOpen(false);
  const look = {
    variant: 'subtle',
    color: 'gray',
    size: 34,
    c: 'var(--ink-2)',
    className: classes.bell ?? '',
    title: 'Notifications (g n)',
    'aria-label': unread > 0 ? `Notifications, ${count} unread` : 'Notifications',
  };
  const mark = (
    <>
      <IconBell size={18} stroke={1.7} aria-hidden />
      {unread > 0 && <span className={classes.bellCount}>{count}</span>}
    </>
  );
  return (
    <>
      {phone ? (
        <ActionIcon {...look} renderRoot={(props) => <Link to="/notifications" {...props} />}>
          {mark}
        </ActionIcon>
      ) : (
        <Popover opened={open} onChange={setOpen} position="bottom-end" width={400} trapFocus returnFocus>
          <Popover.Target>
            <ActionIcon {...look} onClick={() => setOpen(!open)}>
              {mark}
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown p={0}>
            <Suspense fallback={<Waiting rows={4} label="Loading notifications" />}>
              {open && <NotificationsPanel onClose={close} />}
            </Suspense>
          </Popover.Dropdown>
        </Popover>
      )}
      <span className="visually-hidden" aria-live="polite">
        {unread > 0 && plural(unread, 'unread notification')}
      </span>
    </>
  );
}
