import { ActionIcon, Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconMail, IconMailOpened } from '@tabler/icons-react';
import type { NotificationView } from '@/shared/api/types';
import { When } from '@/shared/time/when';
import { useMark } from './marking';
import classes from './notifications.module.css';

interface RowProps {
  one: NotificationView;
  /** It was opened from here. */
  onOpen?: () => void;
}

/** One notification: leads to its change, and is read by that. */
export function Row({ one, onOpen }: RowProps) {
  const mark = useMark();
  const { id, change, title, text, rule, at, read } = one;
  const turn = read ? 'Mark as unread' : 'Mark as read';
  const Mark = read ? IconMail : IconMailOpened;
  return (
    <li className={classes.row} data-unread={!read || undefined} data-row>
      <div className={classes.said}>
        <Link
          to="/changes/$id"
          params={{ id: change }}
          className={classes.title}
          onClick={() => {
            if (!read) mark({ id, read: true });
            onOpen?.();
          }}
        >
          {!read && <span className="visually-hidden">Unread:</span>} <span className={classes.number}>{change}</span>{' '}
          {title}
        </Link>
        <p className={classes.text}>{text}</p>
        <p className={classes.about}>
          {rule && <span>Rule “{rule}”</span>}
          <When at={at} />
        </p>
      </div>
      <Tooltip label={turn}>
        <ActionIcon
          className={classes.turn ?? ''}
          variant="subtle"
          color="gray"
          c="var(--ink-3)"
          data-main-act
          aria-label={`${turn}: ${change}, ${text}`}
          onClick={() => mark({ id, read: !read })}
        >
          <Mark size={16} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}
