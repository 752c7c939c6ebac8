import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../gateway/free-port';
import { DynamoClient } from './client';
import type { Program } from './program';

/**
 * Runs the database and waits on its standard input, which only the runtime's process holds open. When that process
 * ends in any way, `kill -9` included, `cat` reads the end of the pipe and the database is stopped, which would
 * otherwise keep running.
 */
const DIES_WITH_PARENT = `
  exec 3<&0
  "$@" </dev/null 2>&1 3<&- & child=$!
  echo $child > "$PIDFILE"
  ( cat <&3 >/dev/null; kill $child ) 2>/dev/null & watcher=$!
  exec 3<&-
  wait $child
  kill $watcher 2>/dev/null
  [ "$(cat "$PIDFILE")" = $child ] && rm -f "$PIDFILE"
`;

/** A database process that answers on its port. */
export interface DatabaseChild {
  readonly process: ChildProcess;
  readonly port: number;
}

export interface Launch {
  readonly program: Program;
  readonly directory: string;
  readonly pidFile: string;
  /** Default: any that is free. */
  readonly port?: number;
}

const ATTEMPTS = 5;

/**
 * Starts the database; another process may take the port before it is used, so it tries again.
 * @throws Error with what the database printed when it does not start.
 */
export async function launch(options: Launch): Promise<DatabaseChild> {
  let printed = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const port = options.port ?? (await freePort());
    const child = start(options, port);
    const output = await untilBound(child, port, options.program);
    if (output === undefined) return { process: child, port };
    printed = output.trim();
  }
  throw new Error(`The database does not start on ${join(options.directory, options.program.data)}: ${printed}`);
}

function start({ program, directory, pidFile }: Launch, port: number): ChildProcess {
  const command = [program.file, ...program.argumentsFor(port, directory)];
  if (!program.announces) mkdirSync(join(directory, program.data), { recursive: true });
  // Without a shell the database keeps running when the runtime is killed; the next start on the directory stops it.
  if (process.platform === 'win32') {
    const child = spawn(program.file, command.slice(1), { stdio: ['pipe', 'pipe', 'ignore'] });
    writeFileSync(pidFile, String(child.pid));
    return child;
  }
  return spawn('sh', ['-c', DIES_WITH_PARENT, 'database', ...command], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { PATH: process.env.PATH, PIDFILE: pidFile },
    // Its own process group: Ctrl-C in a terminal must reach the database only after the functions have stopped.
    detached: true,
  });
}

async function untilAnswering(child: ChildProcess, port: number): Promise<string | undefined> {
  try {
    await new DynamoClient(`http://127.0.0.1:${port}`).untilReady();
    return undefined;
  } catch (error) {
    child.stdin?.end();
    return String(error);
  }
}

/** @returns nothing once the port is bound, or what the database printed before it ended. */
async function untilBound(child: ChildProcess, port: number, { announces }: Program): Promise<string | undefined> {
  let printed = '';
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', () => resolve(printed));
  });
  const announced = new Promise<undefined>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (announces?.test(printed)) resolve(undefined);
    });
  });
  const bound = await Promise.race([ended, announces ? announced : untilAnswering(child, port)]);
  child.stdout?.removeAllListeners('data').resume();
  return bound;
}
