import type { ReactNode } from 'react';
import classes from './data-table.module.css';

export interface DataColumn<T> {
  key: string;
  title: string;
  width?: string;
  /** Said quietly: keys, times. */
  quiet?: boolean;
  /** Figures stand at the end. */
  end?: boolean;
  /** False: left out on a phone. */
  phone?: boolean;
  cell: (row: T) => ReactNode;
}

interface DataTableProps<T> {
  label: string;
  columns: DataColumn<T>[];
  rows: T[];
  keyOf: (row: T) => string;
}

/** A plain dense table for lists that fit in memory. The link of class `row-link` opens its whole row. */
export function DataTable<T>({ label, columns, rows, keyOf }: DataTableProps<T>) {
  const look = (c: DataColumn<T>) =>
    [c.quiet && classes.quiet, c.end && classes.end, c.phone === false && classes.notPhone].filter(Boolean).join(' ');
  return (
    <div className={classes.wrap}>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((c) => (
              <th key={c.key} scope="col" style={{ width: c.width }} className={look(c)}>
                {c.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((c) => (
                <td key={c.key} className={look(c)}>
                  <span className={classes.cell}>{c.cell(row)}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
