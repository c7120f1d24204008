import { useState } from 'react';
import type { ChangeView } from '@/shared/api/types';
import { fieldsOf, type FieldKey, type FieldValues } from '@/shared/fields/fields';
import { alike, clashes } from '@/shared/lib/merge';
import { useLeaveGuard } from '@/shared/lib/use-leave-guard';
import { useEdit } from './use-edit';

interface FieldsEditingOptions {
  change: ChangeView;
  fields: FieldKey[];
  /** A written value in the form in which it is sent, where that is another one. */
  asSent?: ((value: unknown) => unknown) | undefined;
  onClose: () => void;
}

/** Fields being written, to be saved in one edit: their values, which of them somebody else has altered meanwhile. */
export function useFieldsEditing({ change, fields, asSent = (value) => value, onClose }: FieldsEditingOptions) {
  const of = (one: ChangeView) => {
    const all = fieldsOf(one);
    return Object.fromEntries(fields.map((field) => [field, all[field]])) as FieldValues;
  };
  // The change over which this is written.
  const [over, setOver] = useState(change);
  const [values, setValues] = useState(() => of(change));
  const edit = useEdit(change.id, onClose);
  const begun = of(over);
  useLeaveGuard(!alike(values, begun));
  return {
    change,
    values,
    set: (some: FieldValues) => setValues((old) => ({ ...old, ...some })),
    clashing: clashes(begun, values, of(change)),
    send: () => {
      // Keeping mine, too, means: over what is there now.
      setOver(change);
      edit.save(Object.fromEntries(fields.map((field) => [field, asSent(values[field])])), change);
    },
    edit,
    onClose,
  };
}

export type FieldsEditing = ReturnType<typeof useFieldsEditing>;

type FieldEditingOptions = Omit<FieldsEditingOptions, 'fields'> & { field: FieldKey };

/** The same of one field. */
export function useFieldEditing({ field, ...rest }: FieldEditingOptions) {
  const editing = useFieldsEditing({ fields: [field], ...rest });
  return {
    ...editing,
    value: editing.values[field],
    setValue: (value: unknown) => editing.set({ [field]: value }),
    clash: editing.clashing.length > 0,
  };
}
