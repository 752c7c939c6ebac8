import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { auditItemOf, itemOf } from './items';
import { itemKey, keyOf } from './keys';
import type { Commit, Reservation } from './port';
import { type DueRecord, type VersionedRecord, versionOf } from './records';

type Element = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

export interface Tables {
  readonly control: string;
  readonly audit: string;
}

/**
 * One TransactWriteItems (≤ 100 elements; a site with 24 hostnames exchanged for 24 others needs 53).
 *
 * @returns `lost` when a condition failed or another transaction was changing an item. All other failures are thrown.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
export async function commitTo(
  client: DynamoDBDocumentClient,
  tables: Tables,
  commit: Commit,
): Promise<'committed' | 'lost'> {
  try {
    await client.send(new TransactWriteCommand({ TransactItems: elementsOf(tables, commit) }));
    return 'committed';
  } catch (error) {
    if (isLostRace(error)) return 'lost';
    throw error;
  }
}

function elementsOf({ control, audit }: Tables, commit: Commit): Element[] {
  const { put, putAlways = [], remove = [], removeAlways = [], reliedOn = [], reserve, audit: entries = [] } = commit;
  return [
    ...put.map((record) => ({
      Put: { TableName: control, Item: itemOf(record), ...stillAt(recordBefore(record, entries.length)) },
    })),
    ...putAlways.map((record) => ({ Put: { TableName: control, Item: itemOf(record) } })),
    ...remove.map((record) => ({
      Delete: { TableName: control, Key: itemKey(keyOf(record)), ...stillThere(record) },
    })),
    ...removeAlways.map((record) => ({ Delete: { TableName: control, Key: itemKey(keyOf(record)) } })),
    ...reliedOn.map((record) => ({
      ConditionCheck: { TableName: control, Key: itemKey(keyOf(record)), ...stillAt(seen(record)) },
    })),
    ...(reserve ? [{ Update: { TableName: control, ...reservation(reserve) } }] : []),
    ...entries.map((entry) => ({ Put: { TableName: audit, Item: auditItemOf(entry), ...absent('chain') } })),
  ];
}

interface Version {
  readonly attribute: 'auditSeq' | 'revision' | 'version';
  readonly is: number;
}

const attributes = new Map<string, Version['attribute']>([
  ['head', 'auditSeq'],
  ['publish-due', 'revision'],
]);

function seen(record: VersionedRecord | DueRecord): Version {
  return { attribute: attributes.get(record.kind) ?? 'version', is: versionOf(record) };
}

/** @param entries how many follow each other in the chain whose head is put */
function recordBefore(record: VersionedRecord, entries: number): Version {
  const next = seen(record);
  return { ...next, is: next.is - (record.kind === 'head' ? Math.max(entries, 1) : 1) };
}

const stillAt = ({ attribute, is }: Version) => (is === 0 ? absent('pk') : sameAs(attribute, is));

const sameAs = (attribute: string, is: number) => ({
  ConditionExpression: '#version = :seen',
  ExpressionAttributeNames: { '#version': attribute },
  ExpressionAttributeValues: { ':seen': is },
});

/** What is due may be of revision 0: of a site that is not known, after a restore from a backup. */
function stillThere(record: VersionedRecord | DueRecord) {
  const { attribute, is } = seen(record);
  return record.kind === 'publish-due' ? sameAs(attribute, is) : stillAt({ attribute, is });
}

function absent(key: string) {
  return { ConditionExpression: 'attribute_not_exists(#key)', ExpressionAttributeNames: { '#key': key } };
}

/** An update, so that commands of different sites add to the counter without reading it first. */
function reservation({ bytes, limit }: Reservation) {
  return {
    Key: itemKey({ kind: 'edge-room' }),
    UpdateExpression: 'SET #type = :type ADD #reserved :bytes',
    ...(bytes > 0 ? { ConditionExpression: ifRoom(bytes <= limit) } : {}),
    ExpressionAttributeNames: { '#type': 'type', '#reserved': 'reservedBytes' },
    ExpressionAttributeValues: {
      ':type': 'edge-room',
      ':bytes': bytes,
      ...(bytes > 0 ? { ':most': limit - bytes } : {}),
    },
  };
}

const ifRoom = (fitsAlone: boolean) => `#reserved <= :most${fitsAlone ? ' OR attribute_not_exists(#reserved)' : ''}`;

const lostRaces = new Set(['ConditionalCheckFailed', 'TransactionConflict']);

function isLostRace(error: unknown): boolean {
  if (!(error instanceof TransactionCanceledException)) return false;
  const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None').filter((code) => code !== 'None');
  return codes.length > 0 && codes.every((code) => lostRaces.has(code));
}
