import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** How often DynamoDB was called: by key, by query, and to write. */
export interface Calls {
  readonly reads: number;
  readonly queries: number;
  readonly writes: number;
}

const kinds = new Map<string, keyof Calls>([
  ['BatchGetItemCommand', 'reads'],
  ['TransactGetItemsCommand', 'reads'],
  ['QueryCommand', 'queries'],
  ['TransactWriteItemsCommand', 'writes'],
]);
const none: Calls = { reads: 0, queries: 0, writes: 0 };

/** Counts the calls of a client, from when it is made on. */
export class CountedCalls {
  private calls = none;

  constructor(client: DynamoDBClient) {
    client.middlewareStack.add(
      (next, { commandName = '' }) =>
        (call) => {
          const kind = kinds.get(commandName);
          if (!kind) throw new Error(`${commandName} is counted nowhere`);
          this.calls = { ...this.calls, [kind]: this.calls[kind] + 1 };
          return next(call);
        },
      { step: 'initialize' },
    );
  }

  /** @returns the calls that an act makes */
  async of(act: () => Promise<unknown>): Promise<Calls> {
    this.calls = none;
    await act();
    return this.calls;
  }
}
