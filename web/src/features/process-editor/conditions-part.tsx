import { useQuery } from '@tanstack/react-query';
import { conditionFields, conditionWordsQuery, type Conditions } from '@/shared/conditions/conditions';
import { ConditionsInput } from '@/shared/conditions/conditions-input';
import { Loaded } from '@/shared/ui/states';
import { pathText, type Path } from './document/text';
import { addCondition, removeCondition, setCondition } from './document/conditions';
import { messageAt, useEditor } from './editor-context';
import classes from './editor.module.css';

interface ConditionsPartProps {
  /** Where `when` is, or would be. */
  path: Path;
  /** What holds only then: "The stage is entered". */
  what: string;
  value: Conditions | undefined;
}

/** The conditions of a part of the process, kept in its text. */
export function ConditionsPart({ path, what, value }: ConditionsPartProps) {
  const { editable, process, edit, mistakes } = useEditor();
  const known = useQuery(conditionWordsQuery);
  const wrong = messageAt(mistakes, path);
  // What a field of the form is asked for by stands before it.
  const form = path[0] === 'form' ? process.form.slice(0, Number(path[1])) : process.form;
  return (
    <fieldset className={classes.conditions} disabled={!editable} data-path={pathText(path)}>
      <legend>{what}</legend>
      {wrong && <p className={classes.wrong}>{wrong}</p>}
      <Loaded query={known} rows={1}>
        {(words) => (
          <ConditionsInput
            value={value}
            fields={conditionFields(words, form)}
            known={words}
            none="Always."
            begin="Only if"
            onAdd={(group, condition) => edit(addCondition(path, group, condition))}
            onSet={(group, i, condition) => {
              const before = value?.[group][i];
              if (before) edit(setCondition(path, group, i, before, condition));
            }}
            onRemove={(group, i) => edit(removeCondition(path, group, i))}
            wrongAt={(group, i) => messageAt(mistakes, [...path, group, i], true)}
            placeOf={(group, i, part) => pathText([...path, group, i, part])}
          />
        )}
      </Loaded>
    </fieldset>
  );
}
