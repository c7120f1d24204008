import { ConditionsPart } from './conditions-part';
import { addItem, remove } from './document/edits';
import type { ApproverRow } from './document/model';
import { pathText, type Path } from './document/text';
import { messageAt, useEditor } from './editor-context';
import { focusNew } from './focus';
import { ChoicePart, QuorumPart, TextPart } from './inputs';
import { RowHead, useMovingRows } from './moving-rows';
import { Adding } from './stage-part';
import { WhoPart } from './who-part';
import { matchOptions } from './words';
import classes from './editor.module.css';

const most = 20;

interface ApproverRowsProps {
  /** Where `approver_rules` is, or would be. */
  path: Path;
  match: string;
  rows: ApproverRow[];
}

/** More approvers, by what the change says: rows in their order, each with a condition. */
export function ApproverRows({ path, match, rows }: ApproverRowsProps) {
  const { editable, edit, mistakes } = useEditor();
  const list = [...path, 'rows'];
  const nameOf = (i: number) => [`Row ${i + 1}`, rows[i]?.title].filter(Boolean).join(': ');
  const { ref, move } = useMovingRows(list, rows, nameOf);
  const wrong = messageAt(mistakes, path) ?? messageAt(mistakes, list);
  const add = () => {
    edit(addItem(list, { approvers: 'owners' }));
    focusNew([...list, rows.length]);
  };
  return (
    <fieldset className={classes.list} disabled={!editable} data-path={pathText(path)}>
      <legend>Who is asked by what the change says</legend>
      {wrong && <p className={classes.wrong}>{wrong}</p>}
      {(rows.length > 1 || match !== '') && (
        <ChoicePart path={[...path, 'match']} label="What counts" value={match} data={matchOptions} otherwise="first" />
      )}
      <ol ref={ref} className={classes.below}>
        {rows.map((row, i) => (
          <li key={i} className={classes.act} data-path={pathText([...list, i])}>
            <RowHead
              name={nameOf(i)}
              said={nameOf(i)}
              index={i}
              count={rows.length}
              onMove={move}
              // Rules without rows say nothing.
              onRemove={() => edit(remove(rows.length === 1 ? path : [...list, i]))}
            />
            <Row path={[...list, i]} row={row} />
          </li>
        ))}
      </ol>
      {rows.length < most ? <Adding onClick={add}>Add a row</Adding> : <p className={classes.quiet}>{most} at most.</p>}
    </fieldset>
  );
}

function Row({ path, row }: { path: Path; row: ApproverRow }) {
  const { mistakes } = useEditor();
  const at = (key: string) => [...path, key];
  const wrong = messageAt(mistakes, path);
  return (
    <>
      <TextPart path={at('title')} label="Title" placeholder="High impact" value={row.title} />
      <ConditionsPart path={at('when')} what="It holds" value={row.when} />
      <WhoPart path={at('approvers')} label="Who is asked then" value={row.approvers} />
      <QuorumPart path={at('quorum')} value={row.quorum} otherwise="As the approval says" />
      <TextPart
        path={at('rejections')}
        label="Rejections that reject it"
        placeholder="As the approval says"
        value={row.rejections}
      />
      {wrong && <p className={classes.wrong}>{wrong}</p>}
    </>
  );
}
