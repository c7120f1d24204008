import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A database of its own for one test, gone when it is over. */
export interface Database {
  place: string;
  remove: () => void;
}

export interface Kind {
  name: string;
  /** Why its tests are skipped; not said where they run. */
  missing?: string;
  make: () => Database;
}

function sqliteFile(): Database {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-journey-'));
  return { place: join(folder, 'sluice.db'), remove: () => rmSync(folder, { recursive: true }) };
}

const connection = process.env.SLUICE_TEST_POSTGRES;
let made = 0;

function postgresDatabase(): Database {
  if (!connection) throw new Error('SLUICE_TEST_POSTGRES names no PostgreSQL.');
  const name = `journey_${process.pid}_${(made += 1)}`;
  const say = (sql: string) => execFileSync('psql', ['-d', connection, '-qX', '-v', 'ON_ERROR_STOP=1', '-c', sql]);
  say(`CREATE DATABASE ${name}`);
  return { place: `${connection} dbname=${name}`, remove: () => say(`DROP DATABASE ${name} WITH (FORCE)`) };
}

export const sqlite: Kind = { name: 'SQLite', make: sqliteFile };

/** Without a PostgreSQL its tests are skipped by name; where CI is true they run, and fail. */
const postgres: Kind = {
  name: 'PostgreSQL',
  make: postgresDatabase,
  ...(!connection && process.env.CI !== 'true' && { missing: 'SLUICE_TEST_POSTGRES names none' }),
};

export const kinds: Kind[] = [sqlite, postgres];
