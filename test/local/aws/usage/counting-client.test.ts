import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, startEngine } from '../../../../local/aws/dynamodb/engine';
import type { JsonObject } from '../../../../local/aws/gateway/service';
import { countingClient } from '../../../../local/aws/usage/counting-client';
import { Usage } from '../../../../local/aws/usage/usage';

const TableName = 'things';
const key = (pk: string) => ({ pk: { S: pk } });
/** About so many kilobytes; listed in the index when it has a kind. */
const thing = (pk: string, kilobytes: number, kind?: string) => ({
  ...key(pk),
  text: { S: 'x'.repeat(kilobytes * 1024 - 100) },
  ...(kind && { kind: { S: kind } }),
});

describe('request units', () => {
  const directory = mkdtempSync(join(tmpdir(), 'usage-'));
  const usage = new Usage();
  let engine: Engine;
  let forward: (operation: string, input: object) => Promise<JsonObject>;

  beforeAll(async () => {
    engine = await startEngine(directory);
    await engine.client.call('DynamoDB_20120810.CreateTable', {
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'kind', AttributeType: 'S' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byKind',
          KeySchema: [{ AttributeName: 'kind', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    });
    const client = countingClient(engine.client, new Set([TableName]), usage.count);
    forward = async (operation, input) => {
      const { body } = await client.forward(`DynamoDB_20120810.${operation}`, JSON.stringify(input));
      return JSON.parse(body.toString()) as JsonObject;
    };
    for (const item of [thing('small', 1), thing('large', 7), thing('listed', 1, 'a')])
      await engine.client.call('DynamoDB_20120810.PutItem', { TableName, Item: item });
  }, 20_000);
  afterAll(async () => {
    await engine.stop();
    rmSync(directory, { recursive: true });
  });
  beforeEach(() => usage.clear());

  const put = (item: object) => ({ Put: { TableName, Item: item } });
  const check = (pk: string, exists = true) => ({
    ConditionCheck: {
      TableName,
      Key: key(pk),
      ConditionExpression: exists ? 'attribute_exists(pk)' : 'attribute_not_exists(pk)',
    },
  });

  it.each<[string, string, object, number]>([
    ['a write of 1 KB', 'PutItem', { TableName, Item: thing('new', 1) }, 1],
    ['a write of 3 KB', 'PutItem', { TableName, Item: thing('new3', 3) }, 3],
    ['a write and one index', 'PutItem', { TableName, Item: thing('new-listed', 1, 'a') }, 2],
    ['a move in the index: taken out and put in', 'PutItem', { TableName, Item: thing('listed', 1, 'b') }, 3],
    [
      'a transaction, whose writes and checks count twice',
      'TransactWriteItems',
      { TransactItems: [put(thing('t', 1)), check('small')] },
      4,
    ],
    [
      'a check of 7 KB in a transaction',
      'TransactWriteItems',
      { TransactItems: [put(thing('u', 1)), check('large')] },
      16,
    ],
  ])('of writing: %s', async (_, operation, input, units) => {
    await forward(operation, input);
    expect(usage.lines()).toEqual([{ service: 'dynamodb', what: 'WriteRequestUnits', by: TableName, count: units }]);
  });

  it.each<[string, string, object, number]>([
    ['1 KB consistently', 'GetItem', { TableName, Key: key('small'), ConsistentRead: true }, 1],
    ['1 KB eventually', 'GetItem', { TableName, Key: key('small') }, 0.5],
    ['7 KB consistently', 'GetItem', { TableName, Key: key('large'), ConsistentRead: true }, 2],
    ['nothing, which is billed as well', 'GetItem', { TableName, Key: key('none'), ConsistentRead: true }, 1],
    [
      'three items at once, each rounded up',
      'BatchGetItem',
      { RequestItems: { [TableName]: { ConsistentRead: true, Keys: ['small', 'large', 'none'].map(key) } } },
      4,
    ],
    [
      'at one point in time, which counts twice',
      'TransactGetItems',
      { TransactItems: [{ Get: { TableName, Key: key('small') } }] },
      2,
    ],
  ])('of reading: %s', async (_, operation, input, units) => {
    await forward(operation, input);
    expect(usage.lines()).toEqual([{ service: 'dynamodb', what: 'ReadRequestUnits', by: TableName, count: units }]);
  });

  it('counts the elements of a transaction that a condition refuses, and passes the refusal on', async () => {
    const answer = await forward('TransactWriteItems', { TransactItems: [put(thing('v', 1)), check('small', false)] });
    expect(answer.__type).toContain('TransactionCanceledException');
    expect(usage.lines()).toEqual([{ service: 'dynamodb', what: 'RefusedWrites', by: 'TransactWriteItems', count: 2 }]);
  });

  it('answers what the database would have answered without counting', async () => {
    expect(await forward('GetItem', { TableName, Key: key('small') })).toEqual({ Item: thing('small', 1) });
  });

  it('counts no table but those that are billed', async () => {
    const other = countingClient(engine.client, new Set(['another']), usage.count);
    await other.forward('DynamoDB_20120810.GetItem', JSON.stringify({ TableName, Key: key('small') }));
    expect(usage.lines()).toEqual([]);
  });
});
