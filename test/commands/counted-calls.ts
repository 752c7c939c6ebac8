import type { Caller } from '../../lambdas/aws/service/messages';
import type { Store } from '../../lambdas/store/port';
import { storeOn } from '../contract/tables';

/** How often DynamoDB was called: by key, by query, and to write. */
export interface Calls {
  readonly reads: number;
  readonly queries: number;
  readonly writes: number;
}

const kindOf = {
  BatchGetItem: 'reads',
  TransactGetItems: 'reads',
  Query: 'queries',
  TransactWriteItems: 'writes',
} as const satisfies Record<string, keyof Calls>;

export interface Counted {
  /** A store whose calls are counted. */
  newStore(): Store;
  /** Runs an act and counts the calls of these stores meanwhile. */
  callsOf(act: () => Promise<unknown>): Promise<Calls>;
}

/** Stores on a client's tables. */
export function countedCalls(client: Parameters<typeof storeOn>[0]): Counted {
  let calls = { reads: 0, queries: 0, writes: 0 };
  const kinds = new Map<string, keyof Calls>(Object.entries(kindOf));
  const counted = (database: Caller): Caller => ({
    async call(request) {
      const operation = request.headers?.['x-amz-target']?.split('.')[1] ?? '';
      const kind = kinds.get(operation);
      if (!kind) throw new Error(`${operation} is counted nowhere`);
      calls = { ...calls, [kind]: calls[kind] + 1 };
      return database.call(request);
    },
  });
  return {
    newStore: () => storeOn(client, counted),
    callsOf: async (act) => {
      calls = { reads: 0, queries: 0, writes: 0 };
      await act();
      return calls;
    },
  };
}
