import { CloseButton, Popover } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNames } from '@/shared/api/directory';
import type { ConditionWords } from '@/shared/api/types';
import { conditionWordsQuery, type Conditions } from '@/shared/conditions/conditions';
import { ConditionsInput } from '@/shared/conditions/conditions-input';
import { useConditionOptions } from '@/shared/conditions/use-condition-options';
import { ChoicesWithin } from '@/shared/ui/choices-within';
import { Loaded } from '@/shared/ui/states';
import { whoeverLooks } from './filters';
import { isWhole, listedFields, readWhere, whereInWords, writeWhere } from '@/shared/conditions/where';
import classes from './changes.module.css';

interface ConditionsChipProps {
  where: string | undefined;
  opened: boolean;
  onOpened: (open: boolean) => void;
  onChange: (where: string | undefined) => void;
}

/** What the list is filtered by, in words; opened, a builder of conditions. */
export default function ConditionsChip({ where, opened, onOpened, onChange }: ConditionsChipProps) {
  const known = useQuery(conditionWordsQuery);
  const nameOf = useNames();
  const conditions = readWhere(where);
  const said =
    where === undefined
      ? 'none'
      : conditions
        ? known.data
          ? whereInWords(conditions, known.data, nameOf)
          : '…'
        : 'cannot be read';
  return (
    <span className={classes.chip}>
      <Popover opened={opened} onChange={onOpened} position="bottom-start" width={560} trapFocus withinPortal>
        <Popover.Target>
          <button type="button" className={classes.chipButton} onClick={() => onOpened(!opened)}>
            <span className={classes.chipTitle}>Conditions</span> <strong>{said}</strong>
          </button>
        </Popover.Target>
        <Popover.Dropdown aria-label="Conditions" className={classes.conditions ?? ''}>
          <ChoicesWithin>
            <Loaded query={known} rows={2}>
              {(words) => <Editor known={words} where={where} onChange={onChange} />}
            </Loaded>
          </ChoicesWithin>
        </Popover.Dropdown>
      </Popover>
      <CloseButton
        size="xs"
        aria-label="Without conditions"
        onClick={() => {
          onOpened(false);
          onChange(undefined);
        }}
      />
    </span>
  );
}

interface EditorProps {
  known: ConditionWords;
  where: string | undefined;
  onChange: (where: string | undefined) => void;
}

const none: Conditions = { all: [], any: [] };

/** What is half written is kept here; the list is asked once every condition is whole. */
function Editor({ known, where, onChange }: EditorProps) {
  const [conditions, setConditions] = useState(() => readWhere(where) ?? none);
  const optionsOf = useConditionOptions([whoeverLooks]);
  const take = (next: Conditions) => {
    setConditions(next);
    if (isWhole(next, known)) onChange(writeWhere(next));
  };
  return (
    <>
      <ConditionsInput
        value={conditions}
        fields={listedFields(known)}
        known={known}
        none="Changes are listed where all that is said here is known to hold."
        begin="Add a condition"
        optionsOf={optionsOf}
        onAdd={(group, one) => take({ ...conditions, [group]: [...conditions[group], one] })}
        onSet={(group, i, now) =>
          take({ ...conditions, [group]: conditions[group].map((c, at) => (at === i ? now : c)) })
        }
        onRemove={(group, i) => take({ ...conditions, [group]: conditions[group].filter((_, at) => at !== i) })}
      />
      {!isWhole(conditions, known) && (
        <p className={classes.hint} role="status">
          A condition has no value yet.
        </p>
      )}
    </>
  );
}
