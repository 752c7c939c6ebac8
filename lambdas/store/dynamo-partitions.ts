import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { ToldPublic } from '../domain/public-notice/public-notice';
import type { PublishDue } from '../domain/site/edge-records';
import type { LinkAttempts } from '../domain/voting/approval-request';
import type { MailDue } from '../domain/voting/mail-due';
import type { QuestionListing } from '../domain/voting/question-listing';
import type { ProofDue } from '../domain/window/flip-proof';
import { byAge, byBoundary, byUrgency } from './due-order';
import { type Item, recordOf } from './items';
import { itemKey, placeKey } from './keys';
import type { QuestionPlace } from './port';

/** Each reads 1 MB, some 4,000 links: there cannot be that many people with links to one question. */
const queriesForAttempts = 3;

/** All attempts of a subject; a link that nobody opened has none. */
export async function listAttempts(
  client: DynamoDBDocumentClient,
  table: string,
  subjectId: string,
): Promise<LinkAttempts[]> {
  const { pk } = itemKey({ kind: 'link-attempts', subjectId, secretHash: '' });
  const found = await partition(client, table, pk, queriesForAttempts);
  return found.map(recordOf).flatMap((record) => (record?.kind === 'link-attempts' ? record.value : []));
}

/** What is to be published, of all sites: at most two small items for each that changed since it was published. */
export async function listPublishDue(client: DynamoDBDocumentClient, table: string): Promise<PublishDue[]> {
  const found = await partition(client, table, itemKey({ kind: 'publish-due', siteId: '', urgent: true }).pk);
  const due = found.map(recordOf).flatMap((record) => (record?.kind === 'publish-due' ? record.value : []));
  return due.sort(byUrgency);
}

/** Of which windows and proposals people may still have to be mailed: one small item for each. */
export async function listMailsDue(client: DynamoDBDocumentClient, table: string): Promise<MailDue[]> {
  const found = await partition(client, table, itemKey({ kind: 'mail-due', subjectId: '' }).pk);
  const due = found.map(recordOf).flatMap((record) => (record?.kind === 'mail-due' ? record.value : []));
  return due.sort(byAge);
}

/** One item for each window that is approved or active on a site with public notices. */
export async function listToldPublic(client: DynamoDBDocumentClient, table: string): Promise<ToldPublic[]> {
  const found = await partition(client, table, itemKey({ kind: 'told-public', windowId: '' }).pk);
  return found.map(recordOf).flatMap((record) => (record?.kind === 'told-public' ? record.value : []));
}

/** Of which boundaries sites are still to be asked: one small item for each, removed as soon as the answer is recorded. */
export async function listProofsDue(client: DynamoDBDocumentClient, table: string): Promise<ProofDue[]> {
  const found = await partition(client, table, itemKey({ kind: 'proof-due', windowId: '', boundary: 'start' }).pk);
  const due = found.map(recordOf).flatMap((record) => (record?.kind === 'proof-due' ? record.value : []));
  return due.sort(byBoundary);
}

/** One query for a page of what is undecided, of all sites: the earliest deadline first. */
export async function listQuestions(
  client: DynamoDBDocumentClient,
  table: string,
  { at, id }: QuestionPlace,
  limit: number,
): Promise<QuestionListing[]> {
  const { pk } = itemKey({ kind: 'question-listing', subjectId: '', planVersion: 0, decideBy: 0 });
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: table,
      ConsistentRead: true,
      Limit: limit,
      KeyConditionExpression: '#pk = :pk AND #sk > :after',
      ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk' },
      ExpressionAttributeValues: { ':pk': pk, ':after': placeKey(at, id) },
    }),
  );
  return Items.map(recordOf).flatMap((record) => (record?.kind === 'question-listing' ? record.value : []));
}

/** Consistent: all items of one partition, or what that many queries read of it. */
async function partition(
  client: DynamoDBDocumentClient,
  table: string,
  pk: string,
  mostQueries = Number.POSITIVE_INFINITY,
): Promise<Item[]> {
  const found: Item[] = [];
  let from: QueryCommandInput['ExclusiveStartKey'];
  for (let query = 1; query <= mostQueries; query++) {
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
    if (!from) break;
  }
  return found;
}
