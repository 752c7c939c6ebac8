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
  /** Called when the database keeps crashing and will not be restarted any more. */
  readonly onFatal?: (error: Error) => void;
}

/**
 * Starts a database in the directory, or uses the server at `DYNAMODB_ENDPOINT` when that is set. A database that
 * crashes is restarted on the same port; what it committed is on disk.
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

/** @throws Error when there is no database for the directory. Check this before anything is started or stopped. */
export async function assertDatabase(directory: string, endpoint = process.env.DYNAMODB_ENDPOINT): Promise<void> {
  if (endpoint) await new DynamoClient(endpoint, ASSERT_MS).untilReady();
  else assertSameProgram(directory, findProgram());
}

/** A server that is already running has no reason to be slow. */
const ASSERT_MS = 3_000;

/** Whoever stopped it may use the directory for another database. */
const RESTART_MS = 200;
/** A database that crashes this often within this time is not restarted any more. */
const MOST_RESTARTS = 5;
const WITHIN_MS = 10_000;

/** Starts the database, and restarts it whenever it ends before `stop`. */
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

/** Closing its input stops it; on Windows nothing reads the input, so it is killed. */
async function end({ process: child }: DatabaseChild): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.stdin?.end();
  if (process.platform === 'win32') child.kill();
  await once(child, 'exit');
}

/**
 * A database that is still running after its runtime was killed holds the file: stop it, after checking that it is
 * ours.
 */
async function endLeftover(pidFile: string, directory: string): Promise<void> {
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8'));
  await endPredecessor(pid, runs(join(directory, 'dynamodb')));
  rmSync(pidFile, { force: true });
}

/** The two databases keep their data in different files: with the other one, the tables would be empty. */
function assertSameProgram(directory: string, { data }: Program): void {
  const other = ['dynamodb.sqlite', 'dynamodb-local'].find(
    (name) => name !== data && existsSync(join(directory, name)),
  );
  if (other === undefined || existsSync(join(directory, data))) return;
  throw new Error(
    `The tables of ${directory} are in ${other}, which this machine's database cannot read: start with another --data directory`,
  );
}
