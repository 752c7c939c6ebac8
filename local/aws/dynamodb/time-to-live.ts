import { setTimeout as sleep } from 'node:timers/promises';
import type { Json, JsonObject } from '../gateway/service';
import { asList, asObject } from '../template/cloudformation';
import { type DynamoClient, EngineError } from './client';
import type { Table } from './table';

const itemsAtOnce = 200;
/** Between two parts, so that a table with many items leaves the database to others nearly all of the time. */
const pauseMs = 250;

/**
 * Deletes expired items, which the local database does not do itself. AWS deletes within days; here all tables are
 * scanned, in small parts.
 * @param now Epoch seconds.
 * @param pause between two parts; ends the sweep by throwing
 * @returns how many items went.
 */
export async function sweepExpired(
  client: DynamoClient,
  table: Table,
  now: number,
  pause: () => Promise<void>,
): Promise<number> {
  if (table.timeToLiveAttribute === undefined) return 0;
  const expired = {
    ExpressionAttributeNames: { '#ttl': table.timeToLiveAttribute },
    ExpressionAttributeValues: { ':now': { N: String(now) } },
  };
  const scan = { TableName: table.name, Limit: itemsAtOnce, FilterExpression: '#ttl <= :now', ...expired };
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
    if (start !== undefined) await pause();
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

/** Removes expired items from all tables, 30 s after it has last looked. @returns a function that stops it. */
export function startSweeper(
  client: DynamoClient,
  tables: readonly Table[],
  clock: () => number,
  log: (line: object) => void,
): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  const pause = (milliseconds: number) => sleep(milliseconds, undefined, { signal });
  const sweep = async () => {
    for (const table of tables) await sweepExpired(client, table, Math.floor(clock() / 1000), () => pause(pauseMs));
  };
  const report = (error: unknown) => {
    if (!signal.aborted) log({ code: 'time-to-live.failed', message: String(error) });
  };
  const run = async () => {
    for (;;) {
      await pause(SWEEP_MS);
      await sweep().catch(report);
    }
  };
  // Only stopping ends it.
  run().catch(() => undefined);
  return () => stopping.abort();
}
