import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { endPredecessor, runs } from '../process/predecessor';
import { type DatabaseChild, type Launch, launch } from './child';
import { DynamoClient } from './client';
import { findProgram, type Program } from './program';

/** A running DynamoDB-compatible database. */
export interface Engine {
  readonly client: DynamoClient;
  stop(): Promise<void>;
}

export interface EngineOptions {
  /** Default: `DYNAMODB_ENDPOINT`. */
  readonly endpoint?: string | undefined;
  /** Default: what this machine has. */
  readonly program?: Program;
  /** Is told when the database ends again and again, and will not be started any more. */
  readonly onFatal?: (error: Error) => void;
}

/**
 * Starts a database in the directory, or uses the server at `DYNAMODB_ENDPOINT` when that is set. A database that ends by
 * itself is started again on the same port; what it committed is on disk.
 * @throws Error when this machine has none, or it does not answer.
 */
export async function startEngine(directory: string, options: EngineOptions = {}): Promise<Engine> {
  const { endpoint = process.env.DYNAMODB_ENDPOINT, onFatal = () => {} } = options;
  if (endpoint) {
    const client = new DynamoClient(endpoint);
    await client.untilReady();
    return { client, stop: async () => {} };
  }
  const { program = findProgram() } = options;
  assertSameProgram(directory, program);
  const pidFile = join(directory, 'dynamodb.pid');
  await endLeftover(pidFile, directory);
  const running = await keepRunning({ program, directory, pidFile }, onFatal);
  const client = new DynamoClient(`http://127.0.0.1:${running.port}`);
  await client.untilReady();
  return { client, stop: running.stop };
}

/** @throws Error when no database is to be had for the directory: something to know before anything is started or ended. */
export async function assertDatabase(directory: string, endpoint = process.env.DYNAMODB_ENDPOINT): Promise<void> {
  if (endpoint) await new DynamoClient(endpoint, ASSERT_MS).untilReady();
  else assertSameProgram(directory, findProgram());
}

/** A server that somebody runs already has no reason to be slow. */
const ASSERT_MS = 3_000;

/** Whoever ended it may want the directory for a database of its own. */
const RESTART_MS = 200;
/** A database that ends this often within the time will not come back. */
const MOST_RESTARTS = 5;
const WITHIN_MS = 10_000;

/** Launches the database, and again whenever it ends before `stop`. */
async function keepRunning(launchOptions: Launch, onFatal: (error: Error) => void) {
  let child: DatabaseChild = await launch(launchOptions);
  const { port } = child;
  let stopping = false;
  let restarts: readonly number[] = [];
  const restart = async () => {
    restarts = [...restarts.filter((at) => at > Date.now() - WITHIN_MS), Date.now()];
    if (restarts.length > MOST_RESTARTS)
      throw new Error(`The database on ${launchOptions.directory} ends again and again`);
    await sleep(RESTART_MS);
    if (stopping) return;
    child = await launch({ ...launchOptions, port });
    watch();
    if (stopping) await end(child);
  };
  const watch = () =>
    child.process.once('exit', () => {
      child.process.stdin?.destroy();
      if (!stopping) restart().catch(onFatal);
    });
  watch();
  return {
    port,
    stop: async () => {
      stopping = true;
      await end(child);
    },
  };
}

/** The end of its input ends it; on Windows nobody listens there, and it is killed. */
async function end({ process: child }: DatabaseChild): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.stdin?.end();
  if (process.platform === 'win32') child.kill();
  await once(child, 'exit');
}

/** A database that outlived its runtime holds the file: end it, once it is certain that it is ours. */
async function endLeftover(pidFile: string, directory: string): Promise<void> {
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8'));
  await endPredecessor(pid, runs(join(directory, 'dynamodb')));
  rmSync(pidFile, { force: true });
}

/** The two keep their data in different files: with the other one the tables would be empty. */
function assertSameProgram(directory: string, { data }: Program): void {
  const other = ['dynamodb.sqlite', 'dynamodb-local'].find(
    (name) => name !== data && existsSync(join(directory, name)),
  );
  if (other === undefined || existsSync(join(directory, data))) return;
  throw new Error(
    `The tables of ${directory} are in ${other}, which this machine's database cannot read: start with another --data directory`,
  );
}
