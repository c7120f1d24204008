import { ConditionsPart } from './conditions-part';
import { Details, KeyPart, NamePart } from './details';
import type { FormField, Process } from './document/model';
import { addItem, remove } from './document/edits';
import { pathText, type Path } from './document/text';
import { messageAt, useEditor } from './editor-context';
import { ChoicePart, FlagPart, SeveralPart, TextPart } from './inputs';
import { Adding, Away } from './stage-part';
import { fieldTypeOptions, typeOptions } from './words';
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
