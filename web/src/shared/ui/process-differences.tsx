import { IconArrowsMoveVertical, IconMinus, IconPencil, IconPlus, type Icon } from '@tabler/icons-react';
import type { Difference as Told } from '@/shared/api/types';
import { Difference } from './difference';
import classes from './process-differences.module.css';

const marks: Record<Told['kind'], { icon: Icon; name: string }> = {
  added: { icon: IconPlus, name: 'Added' },
  removed: { icon: IconMinus, name: 'Removed' },
  moved: { icon: IconArrowsMoveVertical, name: 'Moved' },
  altered: { icon: IconPencil, name: 'Altered' },
};

/** What differs between two texts of a process, in the server's words; long texts line by line. */
export function ProcessDifferences({ differences, alike }: { differences: Told[]; alike: string }) {
  if (differences.length === 0) return <p className={classes.alike}>{alike}</p>;
  return (
    <ul className={classes.list}>
      {differences.map((one, i) => {
        const { icon: Mark, name } = marks[one.kind];
        const long = one.kind === 'altered' && (one.from.includes('\n') || one.to.includes('\n'));
        return (
          <li key={`${one.path}:${i}`} data-kind={one.kind}>
            <Mark size={15} stroke={2} aria-hidden />
            <div>
              <span className="visually-hidden">{name}: </span>
              {one.sentence}
              {long && <Difference title={one.aspect.replaceAll('_', ' ')} before={one.from} after={one.to} />}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
