import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTables } from '../../../../local/aws/dynamodb/create-tables';
import { type Engine, startEngine } from '../../../../local/aws/dynamodb/engine';
import { receiptFor, receipts } from '../../../../local/aws/dynamodb/receipts';
import type { JsonObject } from '../../../../local/aws/gateway/service';

const creation: JsonObject = {
  TableName: 'items',
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  BillingMode: 'PAY_PER_REQUEST',
};
const table = { name: 'items', arn: 'items', partitionKeys: { '': 'pk' }, creation };

/** A transaction that cannot be carried out twice. */
const transaction = (token: string, pk: string): JsonObject => ({
  ClientRequestToken: token,
  TransactItems: [
    { Put: { TableName: 'items', Item: { pk: { S: pk } }, ConditionExpression: 'attribute_not_exists(pk)' } },
  ],
});

describe('a transaction with a token', () => {
  const directory = mkdtempSync(join(tmpdir(), 'receipts-'));
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine(directory);
    await createTables(engine.client, [table, receipts]);
  });
  afterAll(async () => {
    await engine.stop();
    rmSync(directory, { recursive: true });
  });

  const send = async (input: JsonObject) => {
    const receipt = receiptFor(input, Date.now());
    if (!receipt) throw new Error('no receipt');
    const { status, body } = receipt.answer(
      await engine.client.forward('DynamoDB_20120810.TransactWriteItems', receipt.body),
    );
    return { status, ...(JSON.parse(body.toString()) as object) };
  };

  it('is carried out once, though the database was killed before it was repeated', async () => {
    expect(await send(transaction('one', 'a'))).toEqual({ status: 200 });
    process.kill(Number(readFileSync(join(directory, 'dynamodb.pid'), 'utf8')), 'SIGKILL');

    expect(await send(transaction('one', 'a'))).toEqual({ status: 200 });
  });

  it('is refused in the same words as without a receipt', async () => {
    expect(await send(transaction('two', 'a'))).toMatchObject({
      status: 400,
      CancellationReasons: [{ Code: 'ConditionalCheckFailed' }],
      message: expect.stringMatching(/\[ConditionalCheckFailed\]$/),
    });
  });

  it('is refused when its token stood for something else', async () => {
    await expect(send(transaction('one', 'b'))).rejects.toMatchObject({ code: 'IdempotentParameterMismatchException' });
  });

  it('has no receipt without a token, or with as many elements as AWS takes', () => {
    const { ClientRequestToken: _, ...without } = transaction('three', 'c');
    const TransactItems = Array.from({ length: 100 }, () => ({}));
    expect([receiptFor(without, 0), receiptFor({ ClientRequestToken: 'four', TransactItems }, 0)]).toEqual([
      undefined,
      undefined,
    ]);
  });
});
