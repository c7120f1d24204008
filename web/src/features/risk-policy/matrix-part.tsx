import type { RiskPolicy } from '@/shared/api/types';
import { levelName } from '@/shared/lib/words';
import type { PartProps } from './draft';
import { levels, LevelSelect } from './level-select';
import classes from './risk-policy.module.css';

/** The nine cells: what an impact and a likelihood make together. */
export function MatrixPart({ policy, onChange, wrong }: PartProps) {
  const { matrix } = policy;
  const set = (next: RiskPolicy['matrix']) => onChange({ ...policy, matrix: next });
  const faults = levels.flatMap((impact) => levels.map((likely) => wrong(`matrix.${impact}.${likely}`)));
  return (
    <div className={classes.scroll}>
      <table className={classes.matrix}>
        <thead>
          <tr>
            <th scope="col">Impact</th>
            {levels.map((likely) => (
              <th key={likely} scope="col">
                {levelName[likely]} likelihood
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {levels.map((impact) => (
            <tr key={impact}>
              <th scope="row">{levelName[impact]}</th>
              {levels.map((likely) => (
                <td key={likely}>
                  <LevelSelect
                    quiet
                    label={`Risk of ${impact} impact and ${likely} likelihood`}
                    value={matrix[impact][likely]}
                    error={wrong(`matrix.${impact}.${likely}`) !== undefined ? 'Too low' : undefined}
                    onChange={(level) => set({ ...matrix, [impact]: { ...matrix[impact], [likely]: level } })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {faults.some(Boolean) && <p className={classes.wrong}>{faults.find(Boolean)}</p>}
    </div>
  );
}
