import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** How often DynamoDB was called: by key, by query, and to write. */
export interface Calls {
  readonly reads: number;
  readonly queries: number;
  readonly writes: number;
}

const kindOf = {
  BatchGetItemCommand: 'reads',
  TransactGetItemsCommand: 'reads',
  QueryCommand: 'queries',
  TransactWriteItemsCommand: 'writes',
} as const satisfies Record<string, keyof Calls>;

/** @returns what runs an act and counts the calls of this client meanwhile */
export function countedCalls(client: DynamoDBClient): (act: () => Promise<unknown>) => Promise<Calls> {
  let calls = { reads: 0, queries: 0, writes: 0 };
  const kinds = new Map<string, keyof Calls>(Object.entries(kindOf));
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const kind = kinds.get(commandName);
        if (!kind) throw new Error(`${commandName} is counted nowhere`);
        calls = { ...calls, [kind]: calls[kind] + 1 };
        return next(args);
      },
    { step: 'initialize' },
  );
  return async (act) => {
    calls = { reads: 0, queries: 0, writes: 0 };
    await act();
    return calls;
  };
}
