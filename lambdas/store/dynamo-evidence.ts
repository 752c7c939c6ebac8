import {
  BatchGetCommand,
  type BatchGetCommandInput,
  type DynamoDBDocumentClient,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import type { EpochSeconds } from '../domain/actor';
import type { AuditEntry } from '../domain/audit/audit';
import { auditEntryOf, auditKey, type Item, recordOf } from './items';
import { itemKey, publishKey } from './keys';
import type { SitePublishes } from './port';

/** The index has keys only; the entries themselves are read by key. */
export async function listAuditSeqs(
  client: DynamoDBDocumentClient,
  table: string,
  subject: string,
  limit: number,
): Promise<number[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: table,
      IndexName: 'bySubject',
      Limit: limit,
      KeyConditionExpression: '#subject = :subject',
      ExpressionAttributeNames: { '#subject': 'subject' },
      ExpressionAttributeValues: { ':subject': subject },
    }),
  );
  return Items.map(({ seq }) => Number(seq));
}

/** Keys per BatchGetItem; a large batch is answered in parts of at most 16 MB. */
const keysPerBatch = 100;

export async function loadAudit(
  client: DynamoDBDocumentClient,
  table: string,
  chain: string,
  seqs: readonly number[],
): Promise<AuditEntry[]> {
  const found: Item[] = [];
  let left: readonly Item[] = [...new Set(seqs)].map((seq) => auditKey(chain, seq));
  while (left.length > 0) {
    const request: BatchGetCommandInput = {
      RequestItems: { [table]: { Keys: left.slice(0, keysPerBatch), ConsistentRead: true } },
    };
    const answer = await client.send(new BatchGetCommand(request));
    found.push(...(answer.Responses?.[table] ?? []));
    left = [...(answer.UnprocessedKeys?.[table]?.Keys ?? []), ...left.slice(keysPerBatch)];
  }
  return found.flatMap(auditEntryOf).sort((a, b) => a.seq - b.seq);
}

export async function listPublishes(
  client: DynamoDBDocumentClient,
  table: string,
  siteId: string,
  from: EpochSeconds,
  to: EpochSeconds,
): Promise<SitePublishes> {
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: '#pk = :pk AND #sk BETWEEN :from AND :to',
      ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk' },
      ExpressionAttributeValues: {
        ':pk': itemKey({ kind: 'site-publish', siteId, at: 0, revision: 0 }).pk,
        ':from': publishKey(from, 0),
        ':to': publishKey(to, 999_999_999_999),
      },
    }),
  );
  const publishes = Items.flatMap((item) => {
    const record = recordOf(item);
    return record?.kind === 'site-publish' ? record.value : [];
  });
  return { publishes, more: LastEvaluatedKey !== undefined };
}
