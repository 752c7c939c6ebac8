import { setTimeout as pause } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  type BatchGetCommandInput,
  type DynamoDBDocumentClient,
  TransactGetCommand,
} from '@aws-sdk/lib-dynamodb';
import { type Item, recordOf } from './items';
import { type ItemKey, itemKey, keyText } from './keys';
import type { RecordKey, StoredRecord } from './records';

/** Keys per BatchGetItem. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html */
const keysPerBatch = 100;
const rounds = 8;
const firstPauseMs = 20;

/** Consistent reads of known keys. Unprocessed keys are requested again, with increasing delays. */
export async function load(
  client: DynamoDBDocumentClient,
  table: string,
  keys: readonly RecordKey[],
): Promise<StoredRecord[]> {
  const items: Item[] = [];
  let left: readonly ItemKey[] = distinct(keys);
  for (let round = 0; left.length > 0; round++) {
    if (round === rounds) throw new Error(`DynamoDB left ${left.length} keys unprocessed ${rounds} times`);
    if (round > 0) await pause(Math.random() * firstPauseMs * 2 ** round);
    const batch = left.slice(0, keysPerBatch);
    const request: BatchGetCommandInput = { RequestItems: { [table]: { Keys: [...batch], ConsistentRead: true } } };
    const answer = await client.send(new BatchGetCommand(request));
    items.push(...(answer.Responses?.[table] ?? []));
    const unprocessed = (answer.UnprocessedKeys?.[table]?.Keys ?? []).filter(isItemKey);
    left = [...unprocessed, ...left.slice(keysPerBatch)];
    if (unprocessed.length === 0) round = -1;
  }
  return recordsOf(items);
}

/**
 * All keys at one point in time (≤ 100 keys). If a write interferes, DynamoDB cancels the read and it is repeated.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-isolation
 */
export async function loadIsolated(
  client: DynamoDBDocumentClient,
  table: string,
  keys: readonly RecordKey[],
): Promise<StoredRecord[]> {
  const TransactItems = distinct(keys).map((key) => ({ Get: { TableName: table, Key: key } }));
  for (let round = 1; ; round++) {
    try {
      const { Responses = [] } = await client.send(new TransactGetCommand({ TransactItems }));
      return recordsOf(Responses.flatMap(({ Item }) => Item ?? []));
    } catch (error) {
      if (!isConflict(error) || round === rounds) throw error;
      await pause(Math.random() * firstPauseMs * 2 ** round);
    }
  }
}

function recordsOf(items: readonly Item[]): StoredRecord[] {
  return items.flatMap((item) => recordOf(item) ?? []);
}

function distinct(keys: readonly RecordKey[]): ItemKey[] {
  return [...new Map(keys.map((key) => [keyText(key), itemKey(key)])).values()];
}

function isItemKey(key: Item): key is Item & ItemKey {
  return typeof key.pk === 'string' && typeof key.sk === 'string';
}

function isConflict(error: unknown): boolean {
  if (!(error instanceof TransactionCanceledException)) return false;
  const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None').filter((code) => code !== 'None');
  return codes.length > 0 && codes.every((code) => code === 'TransactionConflict');
}
