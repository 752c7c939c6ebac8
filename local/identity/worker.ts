import { mkdirSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { listenOnLoopback } from '../aws/gateway/loopback';
import { openState } from '../aws/state/lmdb-state';
import { Accounts } from './accounts';
import { removeExpired } from './adapter';
import type { ProviderMessage, ProviderSetup } from './messages';
import { createProvider } from './provider';
import { listenerOf } from './server';

const say = (message: ProviderMessage) => parentPort?.postMessage(message);

const keptModels = ['AccessToken', 'AuthorizationCode', 'Grant', 'Interaction', 'RefreshToken', 'Session'];

async function start({ pool, accounts: listed, port, directory }: ProviderSetup): Promise<void> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const state = openState(directory);
  removeExpired(state, keptModels);
  const accounts = new Accounts(listed, state);
  let answering: Promise<RequestListener> | undefined;
  // The library takes half a second to load, which a start need not wait for: people come later, and programs never.
  const provide = async () => listenerOf(await createProvider(pool, state, accounts), accounts, pool.groups);
  const server = await listenOnLoopback(port, (request, response) => {
    answering ??= provide();
    answering.then(
      (answer) => answer(request, response),
      (error: Error) => {
        answering = undefined;
        response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
        response.end(`The identity provider cannot start: ${error.message}. Try again.\n`);
      },
    );
  });
  parentPort?.once('message', async () => {
    await server.close();
    await state.close();
    say({ stopped: true });
  });
  say({ port: server.port });
}

start(workerData as ProviderSetup).catch((error: Error) => say({ failed: error.message }));
