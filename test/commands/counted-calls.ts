import type { Caller } from '../../lambdas/aws/service/messages';

/** How often DynamoDB was called: by key, by query, and to write. */
export interface Calls {
  readonly reads: number;
  readonly queries: number;
  readonly writes: number;
}

const kinds = new Map<string | undefined, keyof Calls>([
  ['BatchGetItem', 'reads'],
  ['TransactGetItems', 'reads'],
  ['Query', 'queries'],
  ['TransactWriteItems', 'writes'],
]);
const none: Calls = { reads: 0, queries: 0, writes: 0 };

/** Counts the calls of stores that were opened through it. */
export class CountedCalls {
  private calls = none;

  readonly through = (database: Caller): Caller => ({
    call: (request) => {
      const target = request.headers?.['x-amz-target'];
      const kind = kinds.get(target?.split('.')[1]);
      if (!kind) throw new Error(`${target} is counted nowhere`);
      this.calls = { ...this.calls, [kind]: this.calls[kind] + 1 };
      return database.call(request);
    },
  });

  /** @returns the calls that an act makes */
  async of(act: () => Promise<unknown>): Promise<Calls> {
    this.calls = none;
    await act();
    return this.calls;
  }
}
