import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { endPredecessor, runs } from '../../process/predecessor';
import { freePort } from '../gateway/free-port';
import { DynamoClient } from './client';

/** A running DynamoDB-compatible database. */
export interface Engine {
  readonly client: DynamoClient;
  stop(): Promise<void>;
}

/**
 * Runs the database and waits on its standard input, which only the runtime's process holds open. When that process ends
 * in any way, `kill -9` included, `cat` reads the end of the pipe and the database is stopped. dynoxide itself would live on.
 */
const KEEPER = `
  exec 3<&0
  "$@" </dev/null 2>&1 3<&- & child=$!
  echo $child > "$PIDFILE"
  ( cat <&3 >/dev/null; kill $child ) 2>/dev/null & watcher=$!
  exec 3<&-
  wait $child
  kill $watcher 2>/dev/null
  rm -f "$PIDFILE"
`;

/**
 * Starts dynoxide on `DIR/dynamodb.sqlite`, or uses `DYNAMODB_ENDPOINT` when that is set. A database that ends by itself is
 * started again on the same port; what it committed is on disk.
 * @throws Error when the binary is missing for this machine, or does not answer within 10 s.
 */
export async function startEngine(directory: string, endpoint = process.env.DYNAMODB_ENDPOINT): Promise<Engine> {
  if (endpoint) {
    const client = new DynamoClient(endpoint);
    await client.untilReady();
    return { client, stop: async () => {} };
  }
  const pidFile = join(directory, 'dynamodb.pid');
  await takeOver(pidFile, directory);
  const running = await keepRunning(pidFile, directory);
  const client = new DynamoClient(`http://127.0.0.1:${running.port}`);
  await client.untilReady();
  return { client, stop: running.stop };
}

const RESTART_MS = 200;
/** A database that ends this often in a row will not come back. */
const MOST_RESTARTS = 5;
const STEADY_MS = 10_000;

/** Launches the database, and again whenever it ends before `stop`. */
async function keepRunning(pidFile: string, directory: string) {
  let { child, port } = await launch(pidFile, directory);
  let stopping = false;
  let restarts: readonly number[] = [];
  const restart = async () => {
    restarts = [...restarts.filter((at) => at > Date.now() - STEADY_MS), Date.now()];
    if (restarts.length > MOST_RESTARTS) throw new Error(`The database on ${directory} ends again and again`);
    await sleep(RESTART_MS);
    if (stopping) return;
    ({ child } = await launch(pidFile, directory, { port, attempts: MOST_RESTARTS }));
    watch();
  };
  const watch = () =>
    child.once('exit', () => {
      child.stdin.destroy();
      if (!stopping) void restart();
    });
  watch();
  const stop = async () => {
    stopping = true;
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.stdin.end();
    await once(child, 'exit');
  };
  return { port, stop };
}

type Keeper = ChildProcessByStdio<Writable, Readable, null>;

interface Wish {
  /** Default: any that is free. */
  readonly port?: number;
  readonly attempts?: number;
}

/** Waits for the line that comes after the port is bound: another process may have taken the port since it was free. */
async function launch(pidFile: string, directory: string, wish: Wish = {}): Promise<{ child: Keeper; port: number }> {
  const { port = await freePort(), attempts = 5 } = wish;
  const child = spawn('sh', ['-c', KEEPER, 'keeper', binary(), ...serve(port, directory)], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { PATH: process.env.PATH, PIDFILE: pidFile },
    // Its own process group: Ctrl-C in a terminal must reach the database only after the functions have stopped.
    detached: true,
  });
  let printed = '';
  const bound = await new Promise<boolean>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (/listening/i.test(printed)) resolve(true);
    });
    child.once('close', () => resolve(false));
  });
  child.stdout.removeAllListeners('data').resume();
  if (bound) return { child, port };
  if (attempts > 1) return launch(pidFile, directory, { ...wish, attempts: attempts - 1 });
  throw new Error(`The database does not start on ${join(directory, 'dynamodb.sqlite')}: ${printed.trim()}`);
}

const serve = (port: number, directory: string) => [
  'serve',
  '--host=127.0.0.1',
  `--port=${port}`,
  `--db-path=${join(directory, 'dynamodb.sqlite')}`,
];

function binary(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    return join(createRequire(__filename).resolve(`${name}/package.json`), '..', 'dynoxide');
  } catch {
    throw new Error(
      `There is no ${name} here: run a DynamoDB-compatible server yourself and set DYNAMODB_ENDPOINT to its URL`,
    );
  }
}

/** A database that outlived its runtime holds the file: end it, once it is certain that it is ours. */
async function takeOver(pidFile: string, directory: string): Promise<void> {
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8'));
  await endPredecessor(pid, runs('dynoxide', join(directory, 'dynamodb.sqlite')));
  rmSync(pidFile, { force: true });
}
