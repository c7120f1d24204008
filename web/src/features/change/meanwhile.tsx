import { useQuery } from '@tanstack/react-query';
import type { ChangeFields, ChangeView } from '@/shared/api/types';
import { fieldsOf, fieldSpecs, type FieldKey } from '@/shared/fields/fields';
import { Clash } from '@/shared/ui/clash';
import { When } from '@/shared/time/when';
import { lastEditsQuery } from './api';
import { useFieldText } from './field-text';

interface MeanwhileProps {
  change: ChangeView;
  field: FieldKey;
  mine: ChangeFields[FieldKey];
  busy: boolean;
  onKeep: () => void;
  onTake: () => void;
}

/** The field has another value than when its editor was opened: whose, and which shall hold. */
export function Meanwhile({ change, field, mine, busy, onKeep, onTake }: MeanwhileProps) {
  const text = useFieldText();
  const edits = useQuery(lastEditsQuery(change.id, change.version)).data ?? [];
  const last = edits.find((entry) => entry.changes.some((c) => c.field === field));
  return (
    <Clash
      title={fieldSpecs[field].title}
      who={
        last && (
          <>
            {last.by?.name ?? 'Sluice'} <When at={last.at} />
          </>
        )
      }
      theirs={text(field, fieldsOf(change)[field])}
      mine={text(field, mine)}
      busy={busy}
      onKeep={onKeep}
      onTake={onTake}
    />
  );
}
