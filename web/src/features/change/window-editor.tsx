import { useState } from 'react';
import type { ChangeFields, ChangeView } from '@/shared/api/types';
import { FieldInput } from '@/shared/fields/field-input';
import { fieldSpecs } from '@/shared/fields/fields';
import { instantOf, localOf } from '@/shared/time/format';
import { Covered } from './covered';
import { EditorKeys } from './editor-keys';
import { FieldEditingFoot } from './field-editing-foot';
import { useFieldsEditing } from './use-field-editing';
import { windowFields, type WindowField } from './window';
import classes from './editable.module.css';

type Planned = ChangeFields['planned_start'];

interface WindowEditorProps {
  change: ChangeView;
  /** Where one begins to write. */
  begin: WindowField;
  onClose: () => void;
}

/** When it is done, from when to when: moved as one, told as one. */
export default function WindowEditor({ change, begin, onClose }: WindowEditorProps) {
  const editing = useFieldsEditing({ change, fields: windowFields, onClose });
  const [moved, setMoved] = useState(false);
  const { planned_start: start, planned_end: end } = editing.values as Record<WindowField, Planned>;
  const moveStart = (to: Planned) => {
    const along = endAfter(start, end, to);
    setMoved(along !== undefined);
    editing.set({ planned_start: to, ...(along && { planned_end: along }) });
  };
  const moveEnd = (to: Planned) => {
    setMoved(false);
    editing.set({ planned_end: to });
  };
  const input = (field: WindowField, value: Planned, onChange: (to: Planned) => void) => (
    <FieldInput
      spec={fieldSpecs[field]}
      value={value}
      autoFocus={field === begin}
      onChange={(to) => onChange(to as Planned)}
    />
  );
  return (
    <EditorKeys onClose={onClose} onSave={editing.clashing.length === 0 ? editing.send : undefined}>
      {input('planned_start', start, moveStart)}
      {input('planned_end', end, moveEnd)}
      <p className={classes.help} role="status">
        {moved && 'The planned end has moved by as much.'}
      </p>
      <Covered change={change} fields={windowFields} />
      <FieldEditingFoot editing={editing} onSave={editing.send} />
    </EditorKeys>
  );
}

const at = ({ local, zone }: NonNullable<Planned>) => instantOf(local, zone).getTime();

/** The end of a window of the same length from another start on; nothing where there is none to keep. */
function endAfter(start: Planned, end: Planned, to: Planned): Planned | undefined {
  if (!start || !end || !to || at(end) <= at(start)) return undefined;
  const zone = end.zone === start.zone ? to.zone : end.zone;
  return { local: localOf(new Date(at(to) + at(end) - at(start)), zone), zone };
}
