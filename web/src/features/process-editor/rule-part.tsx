import { ConditionsPart } from './conditions-part';
import { Details, KeyPart, NamePart } from './details';
import { all, remove, setText } from './document/edits';
import type { Process, Rule } from './document/model';
import { ofKind } from './document/references';
import type { Path } from './document/text';
import { useEditor } from './editor-context';
import { ChoicePart, SeveralPart } from './inputs';
import { RuleActs } from './rule-acts';
import { editedOptions, ruleEventOptions } from './words';

/** What is done by itself on an event: which event, on which condition, and what. */
export function RuleDetails({ path, rule }: { path: Path; rule: Rule }) {
  const { edit } = useEditor();
  const at = (key: string) => [...path, key];
  /** Another event may be about other things: what it names goes where it would not suit. */
  const choose = (on: string) => {
    const stays = ofKind(on) === ofKind(rule.on);
    edit(stays ? setText(at('on'), on) : all(setText(at('on'), on), remove(at('of'))));
  };
  return (
    <Details kind="rule" path={path} title={rule.title || rule.key}>
      <NamePart
        kind="rule"
        path={path}
        at="title"
        label="Title"
        description="What the history calls it."
        optional
        value={rule.title}
        keyNow={rule.key}
      />
      <KeyPart kind="rule" path={path} value={rule.key} />
      <ChoicePart
        path={at('on')}
        label="When"
        withAsterisk
        value={rule.on}
        data={ruleEventOptions}
        write={choose}
        {...(rule.on === '' && { placeholder: 'Choose an event' })}
      />
      <OfPart path={at('of')} rule={rule} />
      <ConditionsPart path={at('when')} what="It is followed" value={rule.when} />
      <RuleActs path={at('do')} acts={rule.acts} />
    </Details>
  );
}

const ofLabel = {
  stage: 'Only of these stages',
  task: 'Only of these tasks',
  approval: 'Only of these approvals',
  field: 'Only of these fields',
} as const;

/** About which stages, tasks, approvals or fields it is; nothing where the event is about the change as a whole. */
function OfPart({ path, rule }: { path: Path; rule: Rule }) {
  const { process } = useEditor();
  const kind = ofKind(rule.on);
  if (kind === undefined || kind === 'rule') {
    return rule.of.length > 0 ? <SeveralPart path={path} label="Only of these" value={rule.of} data={[]} /> : null;
  }
  return (
    <SeveralPart
      path={path}
      label={ofLabel[kind]}
      value={rule.of}
      data={kind === 'field' ? editedOptions(process.form) : partsOf(process, kind)}
      oneAlone
      {...(rule.of.length === 0 && { placeholder: 'Any' })}
    />
  );
}

function partsOf({ stages }: Process, kind: 'stage' | 'task' | 'approval') {
  const parts =
    kind === 'stage'
      ? stages.map(({ key, name }) => ({ key, title: name }))
      : stages.flatMap((stage): { key: string; title: string }[] => (kind === 'task' ? stage.tasks : stage.approvals));
  return parts.filter(({ key }) => key !== '').map(({ key, title }) => ({ value: key, label: title || key }));
}
