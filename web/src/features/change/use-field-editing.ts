import { useState } from 'react';
import type { ChangeView } from '@/shared/api/types';
import { fieldsOf, type FieldKey } from '@/shared/fields/fields';
import { alike } from '@/shared/lib/merge';
import { useLeaveGuard } from '@/shared/lib/use-leave-guard';
import { useEdit } from './use-edit';

interface FieldEditingOptions {
  change: ChangeView;
  field: FieldKey;
  /** The written value in the form in which it is sent, where that is another one. */
  asSent?: (value: unknown) => unknown;
  onClose: () => void;
}

/** One field being written: its value, whether somebody else has altered it meanwhile, and saving it. */
export function useFieldEditing({ change, field, asSent, onClose }: FieldEditingOptions) {
  const now = fieldsOf(change)[field];
  // The change over which this is written.
  const [over, setOver] = useState(change);
  const [value, setValue] = useState(now);
  const edit = useEdit(change.id, onClose);
  const begun = fieldsOf(over)[field];
  useLeaveGuard(!alike(value, begun));
  return {
    change,
    field,
    value,
    setValue,
    clash: !alike(now, begun) && !alike(now, value),
    send: () => {
      // Keeping mine, too, means: over what is there now.
      setOver(change);
      edit.save({ [field]: asSent ? asSent(value) : value }, change);
    },
    edit,
    onClose,
  };
}

export type FieldEditing = ReturnType<typeof useFieldEditing>;
