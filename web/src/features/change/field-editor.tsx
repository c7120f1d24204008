import { Button, Group } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import type { ChangeFields, ChangeView, PersonRef } from '@/shared/api/types';
import { FieldInput } from '@/shared/fields/field-input';
import { fieldsOf, type FieldKey } from '@/shared/fields/fields';
import { alike } from '@/shared/lib/merge';
import { useLeaveGuard } from '@/shared/lib/use-leave-guard';
import { names } from '@/shared/lib/words';
import { ProblemPanel } from '@/shared/ui/states';
import { Meanwhile } from './meanwhile';
import { useEdit } from './use-edit';
import { WithdrawDialog } from './withdraw-dialog';
import classes from './editable.module.css';

interface EditorProps {
  change: ChangeView;
  field: FieldKey;
  known?: PersonRef | undefined;
  onClose: () => void;
}

/** One field being written: says which approvals hang on it, saves, and asks before it withdraws any. */
export default function FieldEditor({ change, field, known, onClose }: EditorProps) {
  const now = fieldsOf(change)[field];
  // The change over which this is written.
  const [over, setOver] = useState(change);
  const [value, setValue] = useState<ChangeFields[FieldKey]>(now);
  const { save, confirm, cancel, busy, error, withdraws } = useEdit(change.id, onClose);
  const begun = fieldsOf(over)[field];
  useLeaveGuard(!alike(value, begun));
  const clash = !alike(now, begun) && !alike(now, value);
  const send = () => {
    // Keeping mine, too, means: over what is there now.
    setOver(change);
    save({ [field]: empty(value) ? null : value }, change);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !closesSomethingInside(event)) onClose();
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !clash) send();
  };
  return (
    // Ctrl and Enter save, Escape leaves: wherever in the editor the focus is.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={classes.editor} onKeyDown={onKeyDown}>
      <FieldInput field={field} value={value} onChange={setValue} hideLabel autoFocus known={known} />
      <Covered change={change} field={field} />
      {clash && <Meanwhile change={change} field={field} mine={value} busy={busy} onKeep={send} onTake={onClose} />}
      {error != null && <ProblemPanel error={error} />}
      {!clash && (
        <Group gap="xs">
          <Button size="xs" loading={busy} onClick={send}>
            Save
          </Button>
          <Button size="xs" variant="default" onClick={onClose}>
            Cancel
          </Button>
        </Group>
      )}
      {withdraws.length > 0 && (
        <WithdrawDialog withdraws={withdraws} busy={busy} onConfirm={confirm} onClose={cancel} />
      )}
    </div>
  );
}

/** An open list of choices or calendar takes Escape first. */
function closesSomethingInside({ target, currentTarget }: KeyboardEvent): boolean {
  const at = target as Element;
  const calendar = at.closest('[role="dialog"]');
  const inside = currentTarget.contains(at) && !(calendar && currentTarget.contains(calendar));
  return !inside || at.getAttribute('aria-expanded') === 'true';
}

function empty(value: unknown): boolean {
  return value === '' || value === null || value === undefined;
}

/** Says beforehand which approvals hang on the field. */
function Covered({ change, field }: { change: ChangeView; field: FieldKey }) {
  const covering = change.approvals.filter(
    (a) => a.covers.includes(field) && a.decisions.length > 0 && a.state !== 'cancelled',
  );
  if (covering.length === 0) return null;
  return (
    <p className={classes.covered}>
      Covered by{' '}
      {names(
        covering.map((a) => ({ name: a.title })),
        4,
      )}
      : altering it asks them again.
    </p>
  );
}
