import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { createStore } from '../../lambdas/store/dynamo-store';
import { recordOf } from '../../lambdas/store/items';
import type { Store } from '../../lambdas/store/port';
import type { VersionedRecord } from '../../lambdas/store/records';

type Answer = (input: unknown, turn: number) => object;

/** A store whose DynamoDB answers as told (unmarshalled already), for what no local DynamoDB ever answers. */
function answering(answer: Answer): { readonly store: Store; readonly inputs: unknown[] } {
  const client = new DynamoDBClient({
    region: 'eu-central-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  const inputs: unknown[] = [];
  client.middlewareStack.add(
    () => async (args) => {
      inputs.push(args.input);
      const output = answer(args.input, inputs.length);
      if (output instanceof Error) throw output;
      return { output: { $metadata: {}, ...output }, response: {} };
    },
    { step: 'initialize', priority: 'low' },
  );
  return { store: createStore({ control: 'control', audit: 'audit', client }), inputs };
}

const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    message: 'Transaction cancelled',
    CancellationReasons: codes.map((Code) => ({ Code })),
    $metadata: {},
  });
const claim: VersionedRecord = { kind: 'hostname', value: { hostname: 'a.example', siteId: 'a', version: 1 } };
const item = { pk: 'HOSTNAME#a.example', sk: 'OWNER', type: 'hostname', ...claim.value };
const key = { kind: 'hostname', hostname: 'a.example' } as const;

describe('a commit', () => {
  it.each([
    ['ConditionalCheckFailed', 'None'],
    ['None', 'TransactionConflict'],
    ['ConditionalCheckFailed', 'TransactionConflict'],
  ])('is lost for the reasons %s and %s', async (...codes) => {
    expect(await answering(() => cancelled(...codes)).store.commit({ put: [claim] })).toBe('lost');
  });

  it.each([
    [['ThrottlingError', 'ConditionalCheckFailed']],
    [['ProvisionedThroughputExceeded']],
    [['ValidationError']],
    [[]],
  ])('throws for the reasons %j', async (codes) => {
    const { store } = answering(() => cancelled(...codes));
    await expect(store.commit({ put: [claim] })).rejects.toThrow('Transaction cancelled');
  });

  it('throws when no reasons are given, and what is no cancellation', async () => {
    const silent = new TransactionCanceledException({ message: 'silent', $metadata: {} });
    await expect(answering(() => silent).store.commit({ put: [claim] })).rejects.toThrow('silent');
    await expect(answering(() => new Error('no network')).store.commit({ put: [claim] })).rejects.toThrow('no network');
  });
});

describe('a load', () => {
  it('asks again for what was left unprocessed', async () => {
    const { store, inputs } = answering((_, turn) =>
      turn < 3
        ? { UnprocessedKeys: { control: { Keys: [{ pk: item.pk, sk: item.sk }] } } }
        : { Responses: { control: [item] } },
    );
    expect((await store.load([key])).hostname('a.example')).toEqual(claim.value);
    expect(inputs).toHaveLength(3);
    expect(inputs[2]).toMatchObject({ RequestItems: { control: { ConsistentRead: true } } });
  });

  it('gives up after eight rounds without progress', async () => {
    const left = { UnprocessedKeys: { control: { Keys: [{ pk: item.pk, sk: item.sk }] } } };
    await expect(answering(() => left).store.load([key])).rejects.toThrow('left 1 keys unprocessed');
  }, 20_000);

  it('of nothing asks nothing', async () => {
    const { store, inputs } = answering(() => ({}));
    expect((await store.load([])).hostname('a.example')).toBeUndefined();
    expect(inputs).toEqual([]);
  });
});

describe('an isolated load', () => {
  it('is repeated while writers are in the way', async () => {
    const { store } = answering((_, turn) =>
      turn < 3 ? cancelled('TransactionConflict', 'None') : { Responses: [{ Item: item }, {}] },
    );
    expect((await store.loadIsolated([key])).hostname('a.example')).toEqual(claim.value);
  });

  it.each([cancelled('ThrottlingError'), cancelled(), new Error('no network')])('throws %s', async (error) => {
    await expect(answering(() => error).store.loadIsolated([key])).rejects.toBe(error);
  });

  it('gives up at last', async () => {
    await expect(answering(() => cancelled('TransactionConflict')).store.loadIsolated([key])).rejects.toThrow(
      'cancelled',
    );
  }, 20_000);
});

describe('a listing', () => {
  it('ends a page short after looking at a thousand items, with a cursor to go on', async () => {
    const LastEvaluatedKey = { type: 'site', sortKey: 'x', pk: 'p', sk: 's' };
    const { store, inputs } = answering(() => ({ Items: [], ScannedCount: 400, LastEvaluatedKey }));
    const page = await store.sites({ limit: 10 });
    expect([page.items, inputs.length, typeof page.cursor]).toEqual([[], 3, 'string']);
    expect((await store.sites({ limit: 10, cursor: page.cursor })).items).toEqual([]);
  });

  it('of nothing is empty', async () => {
    const { store } = answering(() => ({}));
    expect(await store.windows({}, { limit: 1 })).toEqual({ items: [] });
    expect(await store.auditEntries('demo', 0, 1)).toEqual({ entries: [], more: false });
  });
});

describe('recordOf', () => {
  it('knows only item types of the control table', () => {
    expect(recordOf({ pk: 'a', sk: 'b', type: 'hostname', hostname: 'h', siteId: 's', version: 1 })).toEqual({
      kind: 'hostname',
      value: { hostname: 'h', siteId: 's', version: 1 },
    });
    expect(recordOf({ pk: 'a', sk: 'b', type: 'other' })).toBeUndefined();
    expect(recordOf({})).toBeUndefined();
  });
});

describe('a search of the audit', () => {
  const entry = (seq: number) => ({ chain: 'shop', seq: String(seq).padStart(12, '0'), at: 1000 - seq, actor: {} });
  const found = (...seqs: readonly number[]) => ({ Items: seqs.map(entry), LastEvaluatedKey: entry(seqs.at(-1) ?? 9) });

  it('asks three times at most for a page, however little it finds, and says where it goes on', async () => {
    const { store, inputs } = answering(() => found());
    const page = await store.searchAudit('shop', { order: 'newest', actor: 'ana' }, { limit: 50 });
    expect([page.items, typeof page.cursor]).toEqual([[], 'string']);
    expect(inputs.map((input) => Reflect.get(Object(input), 'Limit'))).toEqual([100, 300, 600]);
  });

  it('asks once where a page is full, and no more beyond the times that are asked for', async () => {
    const full = answering(() => found(1, 2));
    await full.store.searchAudit('shop', { order: 'newest', actor: 'ana' }, { limit: 2 });
    const past = answering(() => found(1, 2, 900));
    const page = await past.store.searchAudit('shop', { order: 'newest', from: 900 }, { limit: 50 });
    expect([full.inputs.length, past.inputs.length]).toEqual([1, 1]);
    expect([page.items.map(({ seq }) => seq), page.cursor]).toEqual([[1, 2], undefined]);
  });
});
