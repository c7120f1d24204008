import { useQuery } from '@tanstack/react-query';
import type { ChangeView } from '@/shared/api/types';
import { fieldsOf, type FieldKey } from '@/shared/fields/fields';
import { specOf } from '@/shared/fields/form';
import { Clash } from '@/shared/ui/clash';
import { When } from '@/shared/time/when';
import { lastEditsQuery } from './api';
import { useFieldText } from './field-text';

interface MeanwhileProps {
  change: ChangeView;
  field: FieldKey;
  mine: unknown;
  busy: boolean;
  onKeep: () => void;
  onTake: () => void;
}

/** The field has another value than when its editor was opened: whose, and which shall hold. */
export function Meanwhile({ change, field, mine, busy, onKeep, onTake }: MeanwhileProps) {
  const text = useFieldText();
  const spec = specOf(field, change.form);
  const edits = useQuery(lastEditsQuery(change.id, change.version)).data ?? [];
  const last = edits.find((entry) => entry.changes.some((c) => c.field === field));
  return (
    <Clash
      title={spec.title}
      who={
        last && (
          <>
            {last.by?.name ?? 'Sluice'} <When at={last.at} />
          </>
        )
      }
      theirs={text(spec, fieldsOf(change)[field])}
      mine={text(spec, mine)}
      busy={busy}
      onKeep={onKeep}
      onTake={onTake}
    />
  );
}
