import { TextInput } from '@mantine/core';
import type { ChangeView } from '@/shared/api/types';
import { FieldEditingFoot } from './field-editing-foot';
import { useFieldEditing } from './use-field-editing';

export default function TitleEditor({ change, onClose }: { change: ChangeView; onClose: () => void }) {
  const editing = useFieldEditing({ change, field: 'title', onClose });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!editing.clash) editing.send();
      }}
      style={{ display: 'grid', gap: 8 }}
    >
      <TextInput
        aria-label="Title"
        size="md"
        required
        maxLength={200}
        data-autofocus
        autoFocus
        value={typeof editing.value === 'string' ? editing.value : ''}
        onChange={(event) => editing.setValue(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
        }}
      />
      <FieldEditingFoot editing={editing} />
    </form>
  );
}
