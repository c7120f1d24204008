import { IconGripVertical } from '@tabler/icons-react';
import { useEffect, useRef, type CSSProperties, type KeyboardEvent } from 'react';
import type { Phase } from '@/shared/api/types';
import { phases } from '@/shared/lib/words';
import { phaseColors } from '@/shared/ui/badge';
import { pathText, textPath, type Path } from './document/text';
import type { Kind } from './document/references';
import { useContingencyChoices } from './contingency-part';
import { countAt, useEditor } from './editor-context';
import { Adding } from './stage-part';
import { useActs } from './use-acts';
import { useDragging } from './use-dragging';
import classes from './editor.module.css';

const kindAt = (path: Path): Kind | undefined => {
  if (path[0] === 'form') return path.length === 2 ? 'field' : undefined;
  if (path[0] === 'contingencies') return path.length === 2 ? 'contingency' : undefined;
  if (path[0] === 'rules') return path.length === 2 ? 'rule' : undefined;
  if (path[2] === 'tasks') return 'task';
  if (path[2] === 'approvals') return 'approval';
  return path[0] === 'stages' ? 'stage' : undefined;
};

/** All parts of the process in their order: to choose one, to add, to move by dragging or with Alt and the arrows. */
export function Outline() {
  const { process, choose } = useEditor();
  const acts = useActs();
  const list = useRef<HTMLElement>(null);
  const { onKeyDown } = useOutlineKeys(list);
  const { dragging, grip } = useDragging();
  const row = { dragging, grip };
  const { nameOf, next } = useContingencyChoices();
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the arrows act on the buttons inside
    <nav className={classes.outline} aria-label="Parts of the process" ref={list} onKeyDown={onKeyDown}>
      <Row path={[]} name="About the process" onChoose={choose} {...row} />
      <div className={classes.outlineHead}>Form</div>
      {process.form.map((field, i) => (
        <Row key={i} path={['form', i]} name={field.name || field.key} moves onChoose={choose} {...row} />
      ))}
      <Adding onClick={() => acts.addField()}>Add a field</Adding>
      <div className={classes.outlineHead}>Stages</div>
      <ol className={classes.stages}>
        {process.stages.map((stage, s) => (
          <li key={s} style={colors(stage.phase)}>
            <Row path={['stages', s]} name={stage.name || stage.key} moves strong onChoose={choose} {...row} />
            {stage.tasks.map((task, i) => (
              <Row
                key={i}
                path={['stages', s, 'tasks', i]}
                name={task.title || task.key}
                moves
                onChoose={choose}
                {...row}
              />
            ))}
            {stage.approvals.map((approval, i) => (
              <Row
                key={i}
                path={['stages', s, 'approvals', i]}
                name={approval.title || approval.key}
                note="Approval"
                moves
                onChoose={choose}
                {...row}
              />
            ))}
          </li>
        ))}
      </ol>
      <Adding onClick={() => acts.addStage(process.stages.length - 1)}>Add a stage</Adding>
      <div className={classes.outlineHead}>Contingencies</div>
      {process.contingencies.map((one, i) => (
        <Row key={i} path={['contingencies', i]} name={nameOf(one.process)} moves onChoose={choose} {...row} />
      ))}
      <Adding onClick={() => acts.addContingency(next)}>Add a contingency</Adding>
      <div className={classes.outlineHead}>Rules</div>
      {process.rules.map((rule, i) => (
        <Row key={i} path={['rules', i]} name={rule.title || rule.key} moves onChoose={choose} {...row} />
      ))}
      <Adding onClick={() => acts.addRule()}>Add a rule</Adding>
    </nav>
  );
}

const colors = (phase: string): CSSProperties => (phases.includes(phase as Phase) ? phaseColors(phase as Phase) : {});

/** The arrows go through the parts, with Alt they move one, Delete takes it away. */
function useOutlineKeys(list: React.RefObject<HTMLElement | null>) {
  const { process, chosen, editable } = useEditor();
  const acts = useActs();
  const follows = useRef(false);
  useEffect(() => {
    if (!follows.current) return;
    follows.current = false;
    list.current?.querySelector<HTMLElement>(`button[data-item="${pathText(chosen)}"]`)?.focus();
  }, [chosen, process, list]);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = (event.target as HTMLElement).closest<HTMLElement>('button[data-item]')?.dataset.item;
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (at === undefined || (by === 0 && event.key !== 'Delete')) return;
    event.preventDefault();
    const path = textPath(at);
    const kind = kindAt(path);
    if (by !== 0 && !event.altKey) {
      const rows = [...(list.current?.querySelectorAll<HTMLElement>('button[data-item]') ?? [])];
      rows[rows.findIndex((row) => row.dataset.item === at) + by]?.focus();
    } else if (kind && editable) {
      follows.current = true;
      if (by !== 0) acts.move(path, by);
      else acts.remove(kind, path, (event.target as HTMLElement).textContent);
    }
  };
  return { onKeyDown };
}

interface RowProps extends ReturnType<typeof useDragging> {
  path: Path;
  name: string;
  note?: string;
  moves?: boolean;
  strong?: boolean;
  onChoose: (path: Path) => void;
}

function Row({ path, name, note, moves = false, strong = false, onChoose, dragging, grip }: RowProps) {
  const { mistakes, chosen, editable } = useEditor();
  const at = pathText(path);
  const own = path.length === 0 ? aboutMistakes(mistakes) : countAt(mistakes, path) - inner(mistakes, path);
  const isOver = dragging?.over === at;
  return (
    <div
      className={classes.row}
      data-item={at}
      data-over={isOver || undefined}
      data-held={dragging?.from === at || undefined}
      data-strong={strong || undefined}
      data-inner={path.length === 4 || undefined}
      data-chosen={pathText(chosen) === at || undefined}
    >
      {moves && (
        <span className={classes.grip} aria-hidden {...(editable && grip(at))}>
          <IconGripVertical size={14} />
        </span>
      )}
      <button
        type="button"
        data-item={at}
        aria-current={pathText(chosen) === at || undefined}
        {...(moves && { 'aria-keyshortcuts': 'Alt+ArrowUp Alt+ArrowDown Delete' })}
        onClick={() => onChoose(path)}
      >
        {name || 'Without a name'}
        {note && <span className={classes.quiet}> {note}</span>}
      </button>
      {own > 0 && (
        <span className={classes.mark}>
          {own}
          <span className="visually-hidden"> {own === 1 ? 'mistake' : 'mistakes'}</span>
        </span>
      )}
    </div>
  );
}

type Mistakes = ReturnType<typeof useEditor>['mistakes'];

/** What is wrong in the tasks and approvals of a stage stands at these, not at the stage. */
const inner = (mistakes: Mistakes, path: Path): number =>
  path.length !== 2 || path[0] !== 'stages'
    ? 0
    : countUnder(mistakes, [...path, 'tasks']) + countUnder(mistakes, [...path, 'approvals']);
const countUnder = (mistakes: Mistakes, path: Path) =>
  mistakes.filter((m) => m.path.startsWith(`${pathText(path)}/`)).length;
const aboutMistakes = (mistakes: Mistakes) =>
  mistakes.filter((m) => !/^(?:form|stages|contingencies|rules)\/\d/.test(m.path)).length;
