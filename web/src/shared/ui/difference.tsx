import { lineDiff, valueDiff, type Piece } from '@/shared/lib/diff';
import classes from './difference.module.css';

interface DifferenceProps {
  title: string;
  before: string;
  after: string;
}

/** Before and after of one field: by words where it is a line, by lines where it is a text. */
export function Difference({ title, before, after }: DifferenceProps) {
  const long = before.includes('\n') || after.includes('\n') || before.length + after.length > 160;
  return (
    <div className={long ? classes.difference : `${classes.difference} ${classes.short}`}>
      <div className={classes.field}>{title}</div>
      {long ? (
        <div className={classes.lines}>
          {lineDiff(before, after).map((line, i) =>
            line.kind === 'skipped' ? (
              <div key={i} className={classes.skipped}>
                {line.count} {line.count === 1 ? 'line' : 'lines'} alike
              </div>
            ) : (
              <div key={i} className={classes[line.kind]}>
                <span className={classes.sign} aria-hidden>
                  {line.kind === 'added' ? '+' : line.kind === 'removed' ? '−' : ''}
                </span>
                <span className="visually-hidden">{line.kind === 'same' ? '' : `${line.kind}: `}</span>
                <Pieces pieces={line.pieces} />
              </div>
            ),
          )}
        </div>
      ) : (
        <div className={classes.line}>
          {before === '' && <span className={classes.skipped}>empty before: </span>}
          <Pieces pieces={valueDiff(before, after)} />
          {after === '' && <span className={classes.skipped}> is empty now</span>}
        </div>
      )}
    </div>
  );
}

function Pieces({ pieces }: { pieces: Piece[] }) {
  return (
    <span className={classes.text}>
      {pieces.map((piece, i) => {
        if (piece.kind === 'added') return <ins key={i}>{piece.text}</ins>;
        if (piece.kind === 'removed') return <del key={i}>{piece.text}</del>;
        return <span key={i}>{piece.text}</span>;
      })}
    </span>
  );
}
