import { type DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { Refusal } from '../../../lambdas/domain/refusal';
import type { Store } from '../../../lambdas/store/port';
import { dynoxide, type Server, serve } from '../../contract/servers';
import { clientOf, createTables, storeOn } from '../../contract/tables';
import { MemoryStore } from '../../store/memory-store';

/** What parallel commands came to: `ok`, or the code of the refusal; anything else fails the test. */
export async function outcomesOf(commands: readonly Promise<unknown>[]): Promise<string[]> {
  const settled = await Promise.allSettled(commands);
  return settled.map((outcome) => {
    if (outcome.status === 'fulfilled') return 'ok';
    if (outcome.reason instanceof Refusal) return outcome.reason.code;
    throw outcome.reason;
  });
}

/** dynoxide never answers TransactionConflict, so the first transactions after `arm` are told that another one was in the way. */
class Conflicts {
  private left = 0;

  arm(): void {
    this.left = 3;
  }

  into(client: DynamoDBClient): DynamoDBClient {
    client.middlewareStack.add(
      (next, context) => async (args) => {
        if (!context.commandName?.startsWith('Transact') || this.left === 0) return next(args);
        this.left--;
        const CancellationReasons = [{ Code: 'None' }, { Code: 'TransactionConflict' }];
        throw new TransactionCanceledException({
          message: 'Transaction cancelled',
          CancellationReasons,
          $metadata: {},
        });
      },
      { step: 'deserialize', priority: 'low' },
    );
    return client;
  }
}

export interface Ground {
  open(): Promise<Store>;
  /** Called when all that is given stands. */
  arm(): void;
  close(): Promise<void>;
}

const memory: Ground = { open: async () => new MemoryStore(), arm: () => {}, close: async () => {} };

function onDynoxide(conflicts?: Conflicts): Ground {
  const servers: Server[] = [];
  const open = async () => {
    const command = dynoxide();
    if (!command) throw new Error('dynoxide is not installed');
    const server = await serve(command);
    servers.push(server);
    const plain = clientOf(server.endpoint);
    await createTables(plain);
    plain.destroy();
    const client = clientOf(server.endpoint);
    return storeOn(conflicts ? conflicts.into(client) : client);
  };
  return {
    open,
    arm: () => conflicts?.arm(),
    close: async () => void (await Promise.all(servers.map((server) => server.stop()))),
  };
}

/** Where parallel commands are raced. */
export const grounds: readonly (readonly [string, Ground])[] = [
  ['in memory', memory],
  ...(dynoxide()
    ? ([
        ['on dynoxide', onDynoxide()],
        ['on dynoxide with transaction conflicts', onDynoxide(new Conflicts())],
      ] as const)
    : []),
];
