import type { Json, JsonObject } from '../gateway/service';
import { asList, asObject } from '../template/cloudformation';
import { type DynamoClient, EngineError } from './client';
import type { Table } from './table';

/**
 * Deletes expired items, which the local database does not do itself. AWS deletes within days; here all tables are
 * scanned.
 * @param now Epoch seconds.
 * @returns how many items went.
 */
export async function sweepExpired(client: DynamoClient, table: Table, now: number): Promise<number> {
  if (table.timeToLiveAttribute === undefined) return 0;
  const expired = {
    ExpressionAttributeNames: { '#ttl': table.timeToLiveAttribute },
    ExpressionAttributeValues: { ':now': { N: String(now) } },
  };
  const scan = { TableName: table.name, FilterExpression: '#ttl <= :now', ...expired };
  const keyNames = namesOf(table.creation.KeySchema);
  let deleted = 0;
  let start: Json | undefined;
  do {
    const page = await client.call('DynamoDB_20120810.Scan', {
      ...scan,
      ...(start ? { ExclusiveStartKey: start } : {}),
    });
    for (const item of asList(page.Items, 'Items').map((one) => asObject(one, 'Items'))) {
      const Key = Object.fromEntries(keyNames.map((name) => [name, item[name]]));
      const deletion = { TableName: table.name, Key, ConditionExpression: '#ttl <= :now', ...expired };
      deleted += await deleteOnce(client, deletion);
    }
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return deleted;
}

/** An item that was renewed in between is kept. */
async function deleteOnce(client: DynamoClient, deletion: object): Promise<number> {
  try {
    await client.call('DynamoDB_20120810.DeleteItem', deletion);
    return 1;
  } catch (error) {
    if (error instanceof EngineError && error.code === 'ConditionalCheckFailedException') return 0;
    throw error;
  }
}

function namesOf(schema: Json | undefined): readonly string[] {
  const parts: readonly JsonObject[] = asList(schema ?? [], 'KeySchema').map((part) => asObject(part, 'KeySchema'));
  return parts.map((part) => String(part.AttributeName));
}

const SWEEP_MS = 30_000;

/** Removes expired items from all tables every 30 s. @returns a function that stops it. */
export function startSweeper(
  client: DynamoClient,
  tables: readonly Table[],
  clock: () => number,
  log: (line: object) => void,
): () => void {
  const sweep = async () => {
    for (const table of tables) await sweepExpired(client, table, Math.floor(clock() / 1000));
  };
  const report = (error: unknown) => log({ code: 'time-to-live.failed', message: String(error) });
  const timer = setInterval(() => void sweep().catch(report), SWEEP_MS);
  return () => clearInterval(timer);
}
