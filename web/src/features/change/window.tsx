import { lazy, Suspense, useState } from 'react';
import type { ChangeView } from '@/shared/api/types';
import { Planned } from '@/shared/time/when';
import { Editable } from './editable';
import classes from './change.module.css';

const WindowEditor = lazy(() => import('./window-editor'));

interface WindowProps {
  change: ChangeView;
  may: boolean;
  needed: Set<string>;
}

export const windowFields = ['planned_start', 'planned_end'] as const satisfies string[];
export type WindowField = (typeof windowFields)[number];

/** Planned start and end as they read; a press on either makes both fields to write in. */
export function Window({ change, may, needed }: WindowProps) {
  const [editing, setEditing] = useState<WindowField>();
  if (editing) {
    return (
      <Suspense>
        <WindowEditor change={change} begin={editing} onClose={() => setEditing(undefined)} />
      </Suspense>
    );
  }
  return windowFields.map((field) => {
    const time = change[field];
    return (
      <Editable
        key={field}
        compact
        change={change}
        field={field}
        may={may}
        needed={needed.has(field)}
        empty={false}
        onEdit={() => setEditing(field)}
      >
        {time ? <Planned at={time.at} zone={time.zone} wraps /> : <span className={classes.quiet}>None</span>}
      </Editable>
    );
  });
}
