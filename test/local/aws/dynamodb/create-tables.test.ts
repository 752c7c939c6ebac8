import { DynamoClient } from '../../../../local/aws/dynamodb/client';
import { createTables } from '../../../../local/aws/dynamodb/create-tables';
import type { Table } from '../../../../local/aws/dynamodb/table';
import { dynoxide, type Server, serve } from '../../../contract/servers';

const key = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: 'HASH' },
  { AttributeName: range, KeyType: 'RANGE' },
];
const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' });
const bySubject = {
  IndexName: 'bySubject',
  KeySchema: key('subject', 'seq'),
  Projection: { ProjectionType: 'KEYS_ONLY' },
};

function table(indexes: readonly (typeof bySubject)[], hash = 'chain'): Table {
  const AttributeDefinitions = [hash, 'seq', ...(indexes.length > 0 ? ['subject'] : [])].map(text);
  const more = indexes.length > 0 ? { GlobalSecondaryIndexes: [...indexes] } : {};
  const keys = { TableName: 'audit', KeySchema: key(hash, 'seq'), AttributeDefinitions };
  return {
    name: 'audit',
    arn: 'arn',
    partitionKeys: {},
    creation: { ...keys, BillingMode: 'PAY_PER_REQUEST', ...more },
  };
}

describe('tables of an earlier template', () => {
  const command = dynoxide();
  let server: Server;
  beforeAll(async () => {
    if (!command) throw new Error('dynoxide is not installed');
    server = await serve(command);
  });
  afterAll(() => server.stop());

  it('get the indexes that they lack, with what is stored; other keys are refused', async () => {
    const client = new DynamoClient(server.endpoint);
    const call = (name: string, input: object) =>
      client.call(`DynamoDB_20120810.${name}`, JSON.parse(JSON.stringify(input)));
    await createTables(client, [table([])]);
    const Item = { chain: { S: 'shop' }, seq: { S: '1' }, subject: { S: 'shop.1' } };
    await call('PutItem', { TableName: 'audit', Item });

    for (const _ of [1, 2]) await createTables(client, [table([bySubject])]);

    const values = { ':subject': { S: 'shop.1' } };
    const query = { TableName: 'audit', IndexName: 'bySubject', KeyConditionExpression: 'subject = :subject' };
    const { Items } = await call('Query', { ...query, ExpressionAttributeValues: values });
    expect(Items).toEqual([Item]);
    await expect(createTables(client, [table([bySubject], 'other')])).rejects.toThrow('other keys or indexes');
  });
});
