import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Runtime } from '../aws/gateway/service';
import { appendToLog } from '../aws/process/append-to-log';
import type { Account } from './account';
import type { ProviderMessage, ProviderSetup } from './messages';
import { userPoolOf } from './user-pool';

interface IdentityProvider {
  /** Listens on loopback only. @returns the port */
  start(port: number): Promise<number>;
  stop(): Promise<void>;
}

/**
 * The provider that people sign in at instead of the template's user pool. It is a thread of its own: what the library
 * prints (on Node.js 20, that it supports 22) goes to `logs/identity-provider.log`, and no request of people waits for its
 * signatures.
 */
export function createIdentityProvider(runtime: Runtime, accounts: readonly Account[]): IdentityProvider {
  let worker: Worker | undefined;
  return {
    start: async (port) => {
      const pool = userPoolOf(runtime.template, `http://localhost:${port}`);
      if (!pool) return port;
      worker = startThread({ pool, accounts, port, directory: join(runtime.directory, 'identity') }, runtime.directory);
      const [message] = (await once(worker, 'message')) as [ProviderMessage];
      if ('failed' in message) throw new Error(message.failed);
      return port;
    },
    stop: async () => {
      if (!worker) return;
      const stopped = once(worker, 'message');
      worker.postMessage('stop');
      await stopped;
      await worker.terminate();
    },
  };
}

function startThread(workerData: ProviderSetup, directory: string): Worker {
  const log = join(directory, 'logs', 'identity-provider.log');
  const worker = new Worker(bootstrap(), { eval: true, workerData, stdout: true, stderr: true, execArgv: [] });
  for (const stream of [worker.stdout, worker.stderr]) stream.on('data', (chunk) => appendToLog(log, String(chunk)));
  return worker;
}

/** `--import tsx` reaches no worker thread. */
function bootstrap(): string {
  const [loader, entry] = [require.resolve('tsx/cjs/api'), join(__dirname, 'worker.ts')].map((path) =>
    JSON.stringify(path),
  );
  return `require(${loader}).register(); require(${entry});`;
}
