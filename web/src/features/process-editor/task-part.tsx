import { ConditionsPart } from './conditions-part';
import { Details, KeyPart, NamePart, StagePart } from './details';
import type { Task } from './document/model';
import type { Path } from './document/text';
import { useEditor } from './editor-context';
import { ChoicePart, DuePart, FlagPart, LinesPart, SeveralPart, TextPart } from './inputs';
import { WhoPart } from './who-part';
import { assignByOptions, dutyOptions, onCloseOptions, onFailOptions } from './words';
import classes from './editor.module.css';

interface TaskProps {
  path: Path;
  task: Task;
}

/** A task of a stage. */
export function TaskDetails({ path, task }: TaskProps) {
  const { process } = useEditor();
  const at = (key: string) => [...path, key];
  const beside = (process.stages[Number(path[1])]?.tasks ?? [])
    .filter((_, i) => i !== path[3])
    .map((one) => ({ value: one.key, label: one.title || one.key }));
  return (
    <Details kind="task" path={path} title={task.title}>
      <NamePart kind="task" path={path} at="title" label="Title" value={task.title} keyNow={task.key} />
      <div className={classes.pair}>
        <KeyPart kind="task" path={path} value={task.key} />
        <StagePart path={path} />
      </div>
      <Hands path={path} task={task} />
      <SeveralPart
        path={at('after')}
        label="After"
        description="Tasks of the same stage that come first."
        value={task.after}
        data={beside}
        oneAlone
      />
      <Work path={path} task={task} />
      <ConditionsPart path={at('when')} what="There is such a task" value={task.when} />
    </Details>
  );
}

/** A task that a rule creates: in the stage in which the change then is, after nothing and on no condition of its own. */
export function CreatedTask({ path, task }: TaskProps) {
  return (
    <>
      <div className={classes.pair}>
        <NamePart kind="task" path={path} at="title" label="Title" value={task.title} keyNow={task.key} />
        <KeyPart kind="task" path={path} value={task.key} />
      </div>
      <Hands path={path} task={task} />
      <Work path={path} task={task} />
    </>
  );
}

/** Who does it. */
function Hands({ path, task }: TaskProps) {
  return (
    <>
      <WhoPart path={[...path, 'assignee']} label="Who does it" value={task.assignee} />
      <div className={classes.wide}>
        <ChoicePart
          path={[...path, 'assign_by']}
          label="If several are found"
          value={task.assign_by}
          data={assignByOptions}
          otherwise="taking"
        />
        <ChoicePart path={[...path, 'duty']} label="Duty" value={task.duty} data={dutyOptions} otherwise="" />
      </div>
    </>
  );
}

/** What is to be done until when, and what becomes of it where it is not. */
function Work({ path, task }: TaskProps) {
  const at = (key: string) => [...path, key];
  return (
    <>
      <DuePart path={at('due')} value={task.due} />
      <TextPart
        path={at('description')}
        label="Description"
        description="What to do, and how one knows that it is done. Markdown."
        lines
        value={task.description}
      />
      <LinesPart
        path={at('checklist')}
        label="Checklist"
        description="Ticked before it can be finished."
        value={task.checklist}
      />
      <FlagPart path={at('optional')} label="May be skipped, with a reason" value={task.optional} />
      <div className={classes.wide}>
        <ChoicePart
          path={at('on_fail')}
          label="If it fails"
          value={task.on_fail}
          data={onFailOptions}
          otherwise="hold"
        />
        <ChoicePart
          path={at('on_close')}
          label="If it is open when the change closes"
          value={task.on_close}
          data={onCloseOptions}
          otherwise="cascade"
        />
      </div>
    </>
  );
}
