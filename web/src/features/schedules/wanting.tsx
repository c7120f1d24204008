import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconAlertTriangle, IconUserOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { plural } from '@/shared/lib/words';
import { schedulesQuery } from './api';
import type { ScheduleRow } from './types';
import classes from './schedules.module.css';

type What = 'owner' | 'opening';

/** Schedules that need somebody: nothing where there are none. */
export function Wanting({ onShow }: { onShow: (what: What) => void }) {
  const owner = useQuery(schedulesQuery({ wanting: 'owner' })).data;
  const opening = useQuery(schedulesQuery({ wanting: 'opening' })).data;
  if (!owner?.items.length && !opening?.items.length) return null;
  return (
    <div className={classes.notices}>
      {!!opening?.items.length && (
        <Notice
          icon={<IconAlertTriangle size={18} aria-hidden />}
          rows={opening.items}
          onShow={() => onShow('opening')}
        >
          could not be opened; Sluice tries again each hour
        </Notice>
      )}
      {!!owner?.items.length && (
        <Notice icon={<IconUserOff size={18} aria-hidden />} rows={owner.items} onShow={() => onShow('owner')}>
          no owner any more: choose one
        </Notice>
      )}
    </div>
  );
}

interface NoticeProps {
  icon: ReactNode;
  rows: ScheduleRow[];
  children: ReactNode;
  onShow: () => void;
}

function Notice({ icon, rows, children, onShow }: NoticeProps) {
  const [first] = rows;
  return (
    <div className={classes.notice} role="status">
      {icon}
      <div>
        {rows.length === 1 && first ? (
          <>
            <Link to="/schedules/$id" params={{ id: first.id }}>
              {first.name}
            </Link>
            : {children}.
          </>
        ) : (
          <>
            {plural(rows.length, 'schedule')}: {children}.{' '}
            <Button variant="subtle" size="compact-xs" onClick={onShow}>
              Show them
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
