import { ConditionsPart } from './conditions-part';
import { Details, KeyPart, NamePart, StagePart } from './details';
import type { Approval, FormField, Process } from './document/model';
import { addItem, remove } from './document/edits';
import { pathText, type Path } from './document/text';
import { messageAt, useEditor } from './editor-context';
import { ChoicePart, DuePart, FlagPart, QuorumPart, SeveralPart, TextPart } from './inputs';
import { WhoPart } from './who-part';
import { Adding, Away } from './stage-part';
import { fieldOptions, fieldTypeOptions, typeOptions } from './words';
import classes from './editor.module.css';

/** What the process says of itself. */
export function AboutDetails({ process }: { process: Process }) {
  return (
    <section className={classes.details} aria-label="About the process">
      <TextPart path={['name']} label="Name" withAsterisk value={process.name} />
      <ChoicePart path={['type']} label="Type" withAsterisk value={process.type} data={typeOptions} />
      <TextPart path={['summary']} label="Summary" description="One sentence for its card." value={process.summary} />
      <TextPart
        path={['when_to_use']}
        label="When to use it"
        description="When to take it rather than another."
        value={process.when_to_use}
      />
      <TextPart path={['usual_length']} label="Takes" placeholder="2 to 6 weeks" value={process.usual_length} />
    </section>
  );
}

/** An approval of a stage. */
export function ApprovalDetails({ path, approval }: { path: Path; approval: Approval }) {
  const { process, edit } = useEditor();
  const at = (key: string) => [...path, key];
  const stage = process.stages[Number(path[1])];
  const tasks = (stage?.tasks ?? []).map((one) => ({ value: one.key, label: one.title || one.key }));
  const waited = process.stages.some((s) => s.gates.some((g) => g.kind === 'approved' && g.key === approval.key));
  return (
    <Details kind="approval" path={path} title={approval.title}>
      <NamePart
        kind="approval"
        path={path}
        at="title"
        label="Question"
        description="Such as “The owners agree”."
        value={approval.title}
        keyNow={approval.key}
      />
      <div className={classes.pair}>
        <KeyPart kind="approval" path={path} value={approval.key} />
        <StagePart path={path} />
      </div>
      <WhoPart path={at('approvers')} label="Who is asked" value={approval.approvers} />
      <QuorumPart path={at('quorum')} value={approval.quorum} />
      <TextPart
        path={at('rejections')}
        label="Rejections that reject it"
        placeholder="1"
        description="1 where nothing is said: any rejection is a veto."
        value={approval.rejections}
      />
      <SeveralPart
        path={at('covers')}
        label="Covers"
        description="An edit of one of these withdraws it and asks again."
        value={approval.covers}
        data={fieldOptions(process.form)}
      />
      <SeveralPart
        path={at('after')}
        label="Asked after"
        description="Tasks of the same stage that come first."
        value={approval.after}
        data={tasks}
        oneAlone
      />
      <DuePart path={at('due')} value={approval.due} />
      <ConditionsPart path={at('when')} what="It is asked" value={approval.when} />
      {!waited && (
        <p className={classes.quiet}>
          No gate waits for it, so it does not count.{' '}
          <button
            type="button"
            className={classes.link}
            onClick={() => edit(addItem(['stages', Number(path[1]), 'gates'], { approved: approval.key }))}
          >
            Add the gate
          </button>
        </p>
      )}
    </Details>
  );
}

/** A field of the form. */
export function FieldDetails({ path, field }: { path: Path; field: FormField }) {
  const at = (key: string) => [...path, key];
  const chooses = field.type === 'choice' || field.type === 'multi_choice';
  const noDefault = field.type === 'user' || field.type === 'service';
  return (
    <Details kind="field" path={path} title={field.name}>
      <div className={classes.pair}>
        <NamePart kind="field" path={path} at="name" label="Name" value={field.name} keyNow={field.key} />
        <KeyPart kind="field" path={path} value={field.key} />
      </div>
      <ChoicePart path={at('type')} label="Type" withAsterisk value={field.type} data={fieldTypeOptions} />
      {(chooses || field.choices.length > 0) && <Choices path={at('choices')} field={field} />}
      {(field.type === 'number' || field.least || field.most) && (
        <div className={classes.pair}>
          <TextPart path={at('least')} label="At least" value={field.least} />
          <TextPart path={at('most')} label="At most" value={field.most} />
        </div>
      )}
      <TextPart path={at('help')} label="Help" description="Said below the field." value={field.help} />
      {field.type === 'multi_choice' ? (
        <SeveralPart
          path={at('default')}
          label="Default"
          value={field.defaults}
          data={field.choices.map(({ key, name }) => ({ value: key, label: name || key }))}
          oneAlone
        />
      ) : (
        (!noDefault || field.default) && (
          <TextPart path={at('default')} label="Default" placeholder="None" value={field.default} />
        )
      )}
      <FlagPart path={at('required')} label="Required: the first stage is not left without it" value={field.required} />
      <ConditionsPart path={at('when')} what="It is asked for" value={field.when} />
    </Details>
  );
}

/** The choices of a field: what is written, and what people read. */
function Choices({ path, field }: { path: Path; field: FormField }) {
  const { editable, edit, tree, mistakes } = useEditor();
  /** A word alone is written as one; it gets a name of its own when somebody gives it one. */
  const isWord = (i: number) => typeof tree.getIn([...path, i]) === 'string';
  return (
    <fieldset className={classes.list} disabled={!editable} data-path={pathText(path)}>
      <legend>Choices</legend>
      <ul>
        {field.choices.map((choice, i) => (
          <li key={i} className={classes.choice}>
            <div className={classes.pair}>
              <TextPart
                path={isWord(i) ? [...path, i] : [...path, i, 'key']}
                {...(i === 0 ? { label: 'Key' } : { 'aria-label': `Key of choice ${i + 1}` })}
                value={choice.key}
              />
              {!isWord(i) && (
                <TextPart
                  path={[...path, i, 'name']}
                  {...(i === 0 ? { label: 'What people read' } : { 'aria-label': `Name of choice ${i + 1}` })}
                  value={choice.name}
                />
              )}
            </div>
            <Away label={`Take the choice ${choice.name} away`} onClick={() => edit(remove([...path, i]))} />
            {messageAt(mistakes, [...path, i]) && <p className={classes.wrong}>{messageAt(mistakes, [...path, i])}</p>}
          </li>
        ))}
      </ul>
      <Adding
        onClick={() =>
          edit(addItem(path, { key: `choice_${field.choices.length + 1}`, name: `Choice ${field.choices.length + 1}` }))
        }
      >
        Add a choice
      </Adding>
    </fieldset>
  );
}
