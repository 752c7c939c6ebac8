import { CreateTableCommand, type CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createStore } from '../../lambdas/store/dynamo-store';
import type { Store } from '../../lambdas/store/port';
import { withinLimits } from '../aws/within-limits';

const key = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: 'HASH' as const },
  { AttributeName: range, KeyType: 'RANGE' as const },
];
const index = (IndexName: string, hash: string, range: string) => ({
  IndexName,
  KeySchema: key(hash, range),
  Projection: { ProjectionType: 'ALL' as const },
});

const control: CreateTableCommandInput = {
  TableName: 'control',
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: key('pk', 'sk'),
  AttributeDefinitions: [
    ...['pk', 'sk', 'gsiSiteId', 'gsiStatus', 'type', 'sortKey'].map(
      (AttributeName) => ({ AttributeName, AttributeType: 'S' }) as const,
    ),
    { AttributeName: 'startsAt', AttributeType: 'N' },
  ],
  GlobalSecondaryIndexes: [
    index('bySite', 'gsiSiteId', 'startsAt'),
    index('byStatus', 'gsiStatus', 'startsAt'),
    index('byType', 'type', 'sortKey'),
  ],
};

const audit: CreateTableCommandInput = {
  TableName: 'audit',
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: key('chain', 'seq'),
  AttributeDefinitions: [
    { AttributeName: 'chain', AttributeType: 'S' },
    { AttributeName: 'seq', AttributeType: 'S' },
    { AttributeName: 'subject', AttributeType: 'S' },
  ],
  GlobalSecondaryIndexes: [{ ...index('bySubject', 'subject', 'seq'), Projection: { ProjectionType: 'KEYS_ONLY' } }],
};

export function clientOf(endpoint: string): DynamoDBClient {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return withinLimits(new DynamoDBClient({ endpoint, region: 'eu-central-1', credentials }));
}

export async function createTables(client: DynamoDBClient): Promise<void> {
  for (const table of [control, audit]) await client.send(new CreateTableCommand(table));
}

/** The store on tables that `createTables` made. */
export function storeOn(client: DynamoDBClient): Store {
  return createStore({ control: 'control', audit: 'audit', client });
}
