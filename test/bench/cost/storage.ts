import { DynamoDBClient, ScanCommand, type ScanCommandInput } from '@aws-sdk/client-dynamodb';
import type { JsonObject } from '../../../local/aws/gateway/service';
import { itemBytes } from '../../../local/aws/limits/item-size';
import type { BenchMachine } from '../machine/machine';
import type { Quantities } from './bill';
import { templateOf } from './stack';

/** DynamoDB bills so many bytes more for each item, in tables and indexes. */
const OVERHEAD = 100;

/** A month of what the tables hold, their indexes (which have whole items), and backups to any second of the tables. */
export async function storedQuantities(machine: BenchMachine): Promise<Quantities> {
  const credentials = { accessKeyId: 'quiesce', secretAccessKey: 'unverified' };
  const client = new DynamoDBClient({ endpoint: await machine.database(), region: 'us-east-1', credentials });
  let [stored, backedUp] = [0, 0];
  for (const { physicalId, properties } of templateOf(machine.directory).ofType('AWS::DynamoDB::GlobalTable')) {
    const indexes = indexKeysOf(properties);
    for await (const item of itemsOf(client, physicalId)) {
      const bytes = itemBytes(item) + OVERHEAD;
      const copies = indexes.filter((keys) => keys.every((key) => key in item)).length;
      backedUp += bytes;
      stored += bytes * (1 + copies);
    }
  }
  return { 'dynamodb-storage-gb-month': stored / 2 ** 30, 'dynamodb-backup-gb-month': backedUp / 2 ** 30 };
}

/** The key attributes of each index: an item is in it when it has them. */
function indexKeysOf({ GlobalSecondaryIndexes: indexes }: JsonObject): readonly (readonly string[])[] {
  if (!Array.isArray(indexes)) return [];
  return indexes.map((index) => {
    const schema: unknown = Object(index).KeySchema;
    return Array.isArray(schema) ? schema.map((key) => String(Object(key).AttributeName)) : [];
  });
}

async function* itemsOf(client: DynamoDBClient, TableName: string) {
  let from: ScanCommandInput['ExclusiveStartKey'];
  do {
    const page = await client.send(new ScanCommand({ TableName, ...(from && { ExclusiveStartKey: from }) }));
    yield* page.Items ?? [];
    from = page.LastEvaluatedKey;
  } while (from);
}
