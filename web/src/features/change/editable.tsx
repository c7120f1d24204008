import { IconPencil } from '@tabler/icons-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { ChangeView, PersonRef } from '@/shared/api/types';
import { fieldSpecs, type FieldKey } from '@/shared/fields/fields';
import classes from './editable.module.css';

// What is needed to write comes with the first edit.
const Editor = lazy(() => import('./field-editor'));

interface EditableProps {
  change: ChangeView;
  field: FieldKey;
  may: boolean;
  children: ReactNode;
  empty: boolean;
  /** Needed before the change can go on. */
  needed?: boolean;
  known?: PersonRef | undefined;
  /** In the column at the side: label and value on one line. */
  compact?: boolean;
}

/** A field as it reads; a press makes it a field to write in. */
export function Editable({ change, field, may, children, empty, needed, known, compact }: EditableProps) {
  const [editing, setEditing] = useState(false);
  const { title } = fieldSpecs[field];
  const classesHere = [classes.field, compact && classes.compact, needed && classes.needed].filter(Boolean).join(' ');
  return (
    <div className={classesHere} id={`at-${field}`}>
      <div className={classes.label}>
        <span>{title}</span>
        {needed && <span className={classes.need}>needed to go on</span>}
        {may && !editing && (
          <button
            type="button"
            className={classes.pencil}
            aria-label={`Edit ${title.toLowerCase()}`}
            onClick={() => setEditing(true)}
          >
            <IconPencil size={14} stroke={1.8} aria-hidden />
            {!compact && <span>Edit</span>}
          </button>
        )}
      </div>
      {editing ? (
        <Suspense>
          <Editor change={change} field={field} known={known} onClose={() => setEditing(false)} />
        </Suspense>
      ) : (
        <div className={classes.value}>
          {empty ? <span className={classes.nothing}>{may ? 'Not filled in' : 'Nothing'}</span> : children}
        </div>
      )}
    </div>
  );
}
