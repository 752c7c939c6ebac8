import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import type { AuditEntry } from '../../domain/audit/audit';
import { auditEntryOf } from '../../store/items';

/** A new entry, and its position in the stream. */
export interface StreamedEntry {
  readonly entry: AuditEntry;
  readonly position: string;
}

/**
 * What the audit table's stream has of new entries, exactly as they were written. That an entry was changed or removed,
 * publish-events sounds the alarm for.
 */
export function newEntries(records: readonly DynamoDBRecord[]): StreamedEntry[] {
  return records.flatMap(({ eventName, dynamodb }) => {
    if (eventName !== 'INSERT' || !dynamodb?.NewImage) return [];
    const position = dynamodb.SequenceNumber ?? '';
    return auditEntryOf(unmarshall(imageOf(dynamodb.NewImage))).map((entry) => ({ entry, position }));
  });
}

/** Lambda's types of attribute values have every member as optional; the SDK's are a union of those. */
const imageOf = (image: object): Parameters<typeof unmarshall>[0] => ({ ...image });
