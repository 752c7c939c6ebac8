import { marshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import type { AuditEntry } from '../../../lambdas/domain/audit/audit';
import { auditItemOf, auditKey } from '../../../lambdas/store/items';
import type { World } from '../../commands/fixtures';

const attributes = (item: object): Record<string, AttributeValue> =>
  JSON.parse(JSON.stringify(marshall(item, { removeUndefinedValues: true })));

/** An entry as the audit table's stream delivers it. Of one shard, positions grow with the sequence. */
export function entryRecord(entry: AuditEntry, eventName: 'INSERT' | 'MODIFY' | 'REMOVE' = 'INSERT'): DynamoDBRecord {
  const image = attributes(auditItemOf(entry));
  return {
    eventName,
    dynamodb: {
      SequenceNumber: `${entry.chain}-${entry.seq}`,
      Keys: attributes(auditKey(entry.chain, entry.seq)),
      ...(eventName !== 'REMOVE' && { NewImage: image }),
      ...(eventName !== 'INSERT' && { OldImage: image }),
    },
  };
}

export async function entriesOf({ store }: World, chain = 'demo'): Promise<readonly AuditEntry[]> {
  return (await store.auditEntries(chain, 0, 1000)).entries;
}

/** What the stream has of some chains, in the order of their entries. */
export async function streamOf(world: World, ...chains: string[]): Promise<DynamoDBRecord[]> {
  const entries = await Promise.all((chains.length > 0 ? chains : ['demo']).map((chain) => entriesOf(world, chain)));
  return entries.flat().map((entry) => entryRecord(entry));
}
