import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { everyItem } from '../load/every-item';
import type { BenchMachine } from '../machine/machine';
import { templateOf } from './stack';

/** Items in which scheduled functions remember when they last did something. */
const remembering = new Set(['reconcile-state', 'mailbox-checks']);

/** @returns what lets so many seconds go by, as far as scheduled functions can tell */
export async function ageing(machine: BenchMachine): Promise<(seconds: number) => Promise<void>> {
  const credentials = { accessKeyId: 'quiesce', secretAccessKey: 'unverified' };
  const endpoint = await machine.database();
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region: 'us-east-1', credentials }));
  const tables = templateOf(machine.directory).ofType('AWS::DynamoDB::GlobalTable');
  const TableName = tables.find(({ logicalId }) => logicalId.startsWith('DataControl'))?.physicalId;
  const items = (await everyItem(client, String(TableName))).filter(({ type }) => remembering.has(String(type)));
  const keys = items.map(({ pk, sk }) => ({ pk, sk }));
  return async (seconds) => {
    for (const Key of keys) {
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      await client.send(new PutCommand({ TableName, Item: { ...Object(aged(Item, seconds)) } }));
    }
  };
}

/** The same with each instant (`…At`, or `at`) so many seconds earlier. */
function aged(value: unknown, seconds: number): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const earlier = ([name, member]: [string, unknown]) =>
    typeof member === 'number' && /(^a|A)t$/.test(name) ? [name, member - seconds] : [name, aged(member, seconds)];
  return Object.fromEntries(Object.entries(value).map(earlier));
}
