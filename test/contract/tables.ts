import { CreateTableCommand, type CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Caller } from '../../lambdas/aws/service/messages';
import { ServiceClient } from '../../lambdas/aws/service/service-client';
import { createDocuments } from '../../lambdas/store/documents';
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
  ],
};

const region = 'eu-central-1';
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
const endpoints = new WeakMap<DynamoDBClient, string>();

export function clientOf(endpoint: string): DynamoDBClient {
  const client = new DynamoDBClient({ endpoint, region, credentials });
  endpoints.set(client, endpoint);
  return client;
}

export async function createTables(client: DynamoDBClient): Promise<void> {
  for (const table of [control, audit]) await client.send(new CreateTableCommand(table));
}

/**
 * The store on tables that `createTables` made.
 *
 * @param through stands between the store and the database
 */
export function storeOn(client: DynamoDBClient, through: (database: Caller) => Caller = (database) => database): Store {
  const endpoint = endpoints.get(client);
  if (endpoint === undefined) throw new Error('the client is not of clientOf');
  const database = new ServiceClient('dynamodb', { endpoint, region, credentials, maxAttempts: 3 });
  return createStore({
    control: 'control',
    audit: 'audit',
    documents: createDocuments(through(withinLimits(database))),
  });
}
