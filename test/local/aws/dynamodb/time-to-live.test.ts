import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTables } from '../../../../local/aws/dynamodb/create-tables';
import { type Engine, startEngine } from '../../../../local/aws/dynamodb/engine';
import type { Table } from '../../../../local/aws/dynamodb/table';
import { sweepExpired } from '../../../../local/aws/dynamodb/time-to-live';

const table: Table = {
  name: 'notes',
  arn: 'arn:notes',
  partitionKeys: { '': 'pk' },
  timeToLiveAttribute: 'ttl',
  creation: {
    TableName: 'notes',
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    BillingMode: 'PAY_PER_REQUEST',
  },
};

describe('tables on the engine', () => {
  const pause = jest.fn(async () => {});
  beforeEach(() => pause.mockClear());
  const directory = mkdtempSync(join(tmpdir(), 'tables-'));
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine(directory);
  });
  afterAll(async () => {
    await engine.stop();
    rmSync(directory, { recursive: true });
  });

  it('are created once, and refused when their shape changed', async () => {
    const other = { ...table.creation, KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] };
    await createTables(engine.client, [table]);
    await createTables(engine.client, [table]);
    await expect(createTables(engine.client, [{ ...table, creation: other }])).rejects.toThrow('notes');
  });

  it('lose exactly the items whose time is over', async () => {
    for (const [pk, ttl] of Object.entries({ old: '100', now: '200', later: '201' })) {
      const Item = { pk: { S: pk }, ttl: { N: ttl } };
      await engine.client.call('DynamoDB_20120810.PutItem', { TableName: 'notes', Item });
    }
    await engine.client.call('DynamoDB_20120810.PutItem', { TableName: 'notes', Item: { pk: { S: 'kept' } } });

    expect(await sweepExpired(engine.client, table, 200, pause)).toBe(2);
    const { Items } = await engine.client.call('DynamoDB_20120810.Scan', { TableName: 'notes' });
    expect(JSON.stringify(Items)).toMatch(/later.*kept|kept.*later/);
    expect(await sweepExpired(engine.client, table, 200, pause)).toBe(0);
    expect(pause).not.toHaveBeenCalled();
  });

  it('are looked through in small parts, with a pause between them in which others are answered', async () => {
    for (let first = 0; first < 450; first += 25) {
      const puts = Array.from({ length: 25 }, (_, n) => ({
        PutRequest: { Item: { pk: { S: `many ${first + n}` }, ttl: { N: '300' } } },
      }));
      await engine.client.call('DynamoDB_20120810.BatchWriteItem', { RequestItems: { notes: puts } });
    }
    expect(await sweepExpired(engine.client, table, 300, pause)).toBe(451);
    expect(pause).toHaveBeenCalledTimes(2);
  });
});
