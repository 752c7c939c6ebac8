import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import type { StoredRecord } from '../../lambdas/store/records';

let sequence = 0;

/** A stream record as Lambda delivers it; only flat attributes, which is all that is read of it. */
export function streamRecord(after: StoredRecord, before?: StoredRecord): DynamoDBRecord {
  return {
    eventName: before ? 'MODIFY' : 'INSERT',
    dynamodb: {
      SequenceNumber: String(++sequence),
      NewImage: image(after),
      ...(before && { OldImage: image(before) }),
    },
  };
}

function image({ kind, value, ...rest }: StoredRecord): Record<string, AttributeValue> {
  const attributes = Object.entries(value).flatMap(([name, attribute]): [string, AttributeValue][] => {
    if (typeof attribute === 'string') return [[name, { S: attribute }]];
    if (typeof attribute === 'number') return [[name, { N: String(attribute) }]];
    return [];
  });
  const quiet: Record<string, AttributeValue> = 'quiet' in rest && rest.quiet ? { quiet: { BOOL: true } } : {};
  return { type: { S: kind }, ...Object.fromEntries(attributes), ...quiet };
}
