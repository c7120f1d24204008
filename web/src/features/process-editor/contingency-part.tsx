import { Checkbox } from '@mantine/core';
import { useProcesses } from '@/shared/api/directory';
import { all, remove, setList, setText } from './document/edits';
import type { Contingency } from './document/model';
import { pathText, type Path } from './document/text';
import { ConditionsPart } from './conditions-part';
import { Details } from './details';
import { messageAt, useEditor } from './editor-context';
import { ChoicePart } from './inputs';
import { besideOptions, callingOutcomes, startOptions, type Option } from './words';
import classes from './editor.module.css';

/** The published processes that can deal with a bad end, those made for it first, and what each is called. */
export function useContingencyChoices(own?: string) {
  const { process } = useEditor();
  const published = (useProcesses().data ?? []).filter((p) => !p.retired && p.key !== process.key);
  const made = published.filter((p) => p.type === 'contingency');
  const named = process.contingencies.map((one) => one.process);
  const free = [...made, ...published.filter((p) => p.type !== 'contingency')].filter(
    (p) => p.key === own || !named.includes(p.key),
  );
  return {
    choices: free.map(({ key, name }): Option => ({ value: key, label: name })),
    nameOf: (key: string) => published.find((p) => p.key === key)?.name ?? key,
    whenToUse: (key: string) => published.find((p) => p.key === key)?.when_to_use,
    /** The one that a new contingency most likely is. */
    next: made.find((p) => !named.includes(p.key))?.key ?? '',
  };
}

/** What a bad outcome starts: which process, after which outcomes and on which condition. */
export function ContingencyDetails({ path, contingency }: { path: Path; contingency: Contingency }) {
  const at = (key: string) => [...path, key];
  const { choices, nameOf, whenToUse } = useContingencyChoices(contingency.process);
  const byHand = contingency.start === 'hand';
  return (
    <Details kind="contingency" path={path} title={nameOf(contingency.process)}>
      <ChoicePart
        path={at('process')}
        label="Process"
        description={whenToUse(contingency.process) ?? 'What it runs by, as a change of its own.'}
        withAsterisk
        value={contingency.process}
        data={choices}
        {...(contingency.process === '' && { placeholder: 'Choose a published process' })}
      />
      <StartPart path={path} contingency={contingency} />
      {(!byHand || contingency.on.length > 0) && <OutcomesPart path={path} value={contingency.on} />}
      <ChoicePart
        path={at('link')}
        label="How else it is linked"
        description="That it is a contingency of the change is linked always."
        value={contingency.link}
        data={besideOptions}
        otherwise=""
      />
      {(!byHand || contingency.when) && (
        <ConditionsPart path={at('when')} what="It is started after such an outcome" value={contingency.when} />
      )}
    </Details>
  );
}

/** What is offered to people is started by no outcome and on no condition: these go, or come back, with it. */
function StartPart({ path, contingency }: { path: Path; contingency: Contingency }) {
  const { edit } = useEditor();
  const start = [...path, 'start'];
  const choose = (value: string) => {
    if (value === 'hand') edit(all(remove([...path, 'on']), remove([...path, 'when']), setText(start, 'hand')));
    else if (contingency.on.length > 0) edit(setText(start, ''));
    else edit(all(setText(start, ''), setList([...path, 'on'], likely)));
  };
  return (
    <ChoicePart
      path={start}
      label="It is started"
      value={contingency.start}
      data={startOptions}
      otherwise="itself"
      write={choose}
    />
  );
}

const likely = ['unsuccessful', 'backed_out'];

/** The outcomes that start it, to tick. What the text names besides stays, and is shown as it is written. */
function OutcomesPart({ path, value }: { path: Path; value: string[] }) {
  const { editable, edit, mistakes } = useEditor();
  const list = [...path, 'on'];
  const known = callingOutcomes.map((one) => one.value);
  const offered = [
    ...callingOutcomes,
    ...value.filter((one) => !known.includes(one)).map((one) => ({ value: one, label: one || 'Nothing' })),
  ];
  const wrong = [messageAt(mistakes, path), messageAt(mistakes, list, true)].filter(Boolean).join(' ');
  const inOrder = (chosen: string[]) => offered.map((one) => one.value).filter((one) => chosen.includes(one));
  return (
    <div data-path={pathText(path)}>
      <Checkbox.Group
        data-path={pathText(list)}
        label="After the outcomes"
        withAsterisk
        value={value}
        error={wrong || undefined}
        onChange={(chosen) => edit(setList(list, inOrder(chosen)))}
      >
        <div className={classes.ticks}>
          {offered.map((one) => (
            <Checkbox key={one.value} value={one.value} label={one.label} disabled={!editable} />
          ))}
        </div>
      </Checkbox.Group>
    </div>
  );
}
