import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { viewsQuery } from '@/shared/api/saved-views';
import { conditionWordsQuery, type Condition, type Conditions, type Group } from '@/shared/conditions/conditions';
import { ConditionsInput } from '@/shared/conditions/conditions-input';
import { useConditionOptions } from '@/shared/conditions/use-condition-options';
import { listedFields } from '@/shared/conditions/where';
import { Loaded } from '@/shared/ui/states';
import { conditionsOfView } from './board-values';
import classes from './cab.module.css';

interface AgendaPartProps {
  agenda: Conditions;
  errors: Record<string, string>;
  onChange: (agenda: Conditions) => void;
}

/** What comes on the agenda by itself: conditions, begun from a saved view where one likes. */
export function AgendaPart({ agenda, errors, onChange }: AgendaPartProps) {
  const known = useQuery(conditionWordsQuery);
  const views = useQuery(viewsQuery);
  const optionsOf = useConditionOptions();
  const [said, setSaid] = useState('');
  const put = (group: Group, conditions: Condition[]) => onChange({ ...agenda, [group]: conditions });
  return (
    <Loaded query={known} rows={2}>
      {(words) => (
        <>
          {(views.data ?? []).length > 0 && (
            <Select
              label="Take the filter of a saved view"
              description="It is copied: what becomes of the view later alters nothing here"
              placeholder="Choose a view"
              data={(views.data ?? []).map((one) => ({ value: String(one.id), label: one.name }))}
              value={null}
              onChange={(id) => {
                const view = views.data?.find((one) => String(one.id) === id);
                if (!view) return;
                const { agenda: taken, left } = conditionsOfView(view, words);
                onChange(taken);
                setSaid(
                  left.length === 0
                    ? `The filter of “${view.name}” is taken over.`
                    : `The filter of “${view.name}” is taken over, but not what conditions cannot say: ${left.join(', ')}.`,
                );
              }}
            />
          )}
          {said && (
            <p className={classes.quiet} role="status">
              {said}
            </p>
          )}
          <ConditionsInput
            value={agenda}
            fields={listedFields(words)}
            known={words}
            none="All that asks a member of the board for an approval."
            begin="Only if"
            optionsOf={optionsOf}
            wrongAt={(group, i) =>
              Object.entries(errors).find(([name]) => name.startsWith(`agenda.${group}.${i}`))?.[1]
            }
            onAdd={(group, one) => put(group, [...agenda[group], one])}
            onSet={(group, i, now) =>
              put(
                group,
                agenda[group].map((one, at) => (at === i ? now : one)),
              )
            }
            onRemove={(group, i) =>
              put(
                group,
                agenda[group].filter((_, at) => at !== i),
              )
            }
          />
        </>
      )}
    </Loaded>
  );
}
