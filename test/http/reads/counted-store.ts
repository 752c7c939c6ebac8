import type { Store } from '../../../lambdas/store/port';
import { dynoxide, serve } from '../../contract/servers';
import { clientOf, createTables, storeOn } from '../../contract/tables';

/** A store on a real table, and the calls to DynamoDB that its users cause. */
export interface CountedStore {
  readonly store: Store;
  /** The calls that `read` makes, by name: `2 BatchGetItem, 1 Query`. */
  callsOf(read: () => Promise<unknown>): Promise<string>;
  close(): Promise<void>;
}

export async function countedStore(): Promise<CountedStore> {
  const command = dynoxide();
  if (!command) throw new Error('dynoxide is not installed');
  const server = await serve(command);
  const client = clientOf(server.endpoint);
  await createTables(client);
  let calls: string[] = [];
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (call) => {
        calls.push(commandName.replace(/Command$/, ''));
        return next(call);
      },
    { step: 'initialize' },
  );
  return {
    store: storeOn(client),
    callsOf: async (read) => {
      calls = [];
      await read();
      const names = [...new Set(calls)].sort();
      return names.map((name) => `${calls.filter((call) => call === name).length} ${name}`).join(', ');
    },
    close: async () => {
      client.destroy();
      await server.stop();
    },
  };
}
