import { IconPencil } from '@tabler/icons-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { ChangeView, PersonRef } from '@/shared/api/types';
import type { FieldKey } from '@/shared/fields/fields';
import { specOf } from '@/shared/fields/form';
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
  /** Beside the title. */
  note?: string | undefined;
  known?: PersonRef | undefined;
  /** Label and value on one line: in the column at the side, or `wide` in the main one. */
  compact?: boolean | 'wide';
  /** Written elsewhere than in its place: with what belongs to it. */
  onEdit?: () => void;
}

/** A field as it reads; a press makes it a field to write in. */
export function Editable({
  change,
  field,
  may: mayEdit,
  children,
  empty,
  needed,
  note,
  known,
  compact,
  onEdit,
}: EditableProps) {
  const [editing, setEditing] = useState(false);
  const { key, title } = specOf(field, change.form);
  const fixed = change.catalog?.locked.includes(key) ?? false;
  const may = mayEdit && !fixed;
  const classesHere = [
    classes.field,
    compact && classes.compact,
    compact === 'wide' && classes.wide,
    needed && classes.needed,
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <div className={classesHere} id={`at-${key}`}>
      <div className={classes.label}>
        <span>{title}</span>
        {needed && <span className={classes.need}>needed to go on</span>}
        {fixed && mayEdit && <span className={classes.note}>fixed by the catalog entry</span>}
        {note && <span className={classes.note}>{note}</span>}
        {may && !editing && (
          <button
            type="button"
            className={classes.pencil}
            aria-label={`Edit ${title.toLowerCase()}`}
            onClick={onEdit ?? (() => setEditing(true))}
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
