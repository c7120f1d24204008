import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';

/** The real program, as `./dev e2e` built it. */
function program(): string {
  const path = process.env.SLUICE_PROGRAM;
  if (!path || !existsSync(path)) {
    throw new Error(`SLUICE_PROGRAM names no program (${path ?? 'unset'}): use ./dev e2e.`);
  }
  return path;
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

export interface Server {
  url: string;
  /** Of an empty server: where its first administrator is made. */
  firstAdministrator?: string;
  /** Asks it to stop and waits until it has; fails where it does not end in order. */
  stop: () => Promise<void>;
  /** What it has said on its standard error so far: its log. */
  said: () => string;
}

const startMost = 30_000;

function start(args: string[]): { child: Child; said: { out: string; err: string } } {
  const child = spawn(program(), args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  return { child, said };
}

/** `sluice serve` on a free port. It serves when this comes back. */
export async function serve(database: string, ...more: string[]): Promise<Server> {
  const { child, said } = start([
    'serve',
    ...['--database', database],
    ...['--listen', '127.0.0.1:0'],
    ...['--log-level', 'warn'],
    ...more,
  ]);
  const tooLate = setTimeout(() => child.kill('SIGKILL'), startMost);
  // It says where it is in one breath, with an empty line at the end.
  while (!/^Sluice serves \S+[^]*\n\n$/m.test(said.out)) {
    await Promise.race([once(child.stdout, 'data'), once(child, 'close')]);
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`sluice serve ended before it served:\n${said.out}${said.err}`);
    }
  }
  clearTimeout(tooLate);
  const url = /^Sluice serves (\S+)/m.exec(said.out)?.[1] ?? '';
  const link = /^ *(\S+\/first-administrator\S*)$/m.exec(said.out)?.[1];
  return { url, ...(link && { firstAdministrator: link }), stop: () => stop(child, said), said: () => said.err };
}

async function stop(child: Child, said: { err: string }): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'close');
    child.kill('SIGTERM');
    await ended;
  }
  if (child.exitCode !== 0) {
    throw new Error(`sluice serve ended with ${child.exitCode ?? child.signalCode ?? 'nothing'}:\n${said.err}`);
  }
}

/** Runs a command of the program to its end; what it printed. */
export async function run(...args: string[]): Promise<string> {
  const { child, said } = start(args);
  await once(child, 'close');
  if (child.exitCode !== 0) {
    throw new Error(
      `sluice ${args.join(' ')} ended with ${child.exitCode ?? child.signalCode ?? 'nothing'}:\n${said.err}`,
    );
  }
  return said.out;
}
