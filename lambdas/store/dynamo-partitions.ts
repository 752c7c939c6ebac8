import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { PublishDue } from '../domain/site/edge-records';
import type { LinkAttempts } from '../domain/voting/approval-request';
import { type Item, recordOf } from './items';
import { itemKey } from './keys';
import { byUrgency } from './publish-order';

/** All attempts of a subject; a link that nobody opened has none. */
export async function listAttempts(
  client: DynamoDBDocumentClient,
  table: string,
  subjectId: string,
): Promise<LinkAttempts[]> {
  const found = await partition(client, table, itemKey({ kind: 'link-attempts', subjectId, secretHash: '' }).pk);
  return found.map(recordOf).flatMap((record) => (record?.kind === 'link-attempts' ? record.value : []));
}

/** What is to be published, of all sites: at most two small items for each that changed since it was published. */
export async function listPublishDue(client: DynamoDBDocumentClient, table: string): Promise<PublishDue[]> {
  const found = await partition(client, table, itemKey({ kind: 'publish-due', siteId: '', urgent: true }).pk);
  const due = found.map(recordOf).flatMap((record) => (record?.kind === 'publish-due' ? record.value : []));
  return due.sort(byUrgency);
}

/** Consistent: all items of one partition. */
async function partition(client: DynamoDBDocumentClient, table: string, pk: string): Promise<Item[]> {
  const found: Item[] = [];
  let from: QueryCommandInput['ExclusiveStartKey'];
  do {
    const answer = await client.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: '#pk = :pk',
        ExpressionAttributeNames: { '#pk': 'pk' },
        ExpressionAttributeValues: { ':pk': pk },
        ...(from && { ExclusiveStartKey: from }),
      }),
    );
    found.push(...(answer.Items ?? []));
    from = answer.LastEvaluatedKey;
  } while (from);
  return found;
}
