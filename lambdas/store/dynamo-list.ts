import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { AuditEntry } from '../domain/audit/audit';
import type { Proposal } from '../domain/proposal/proposal';
import type { Site } from '../domain/site/site';
import type { Window } from '../domain/window/window';
import { decodeCursor, encodeCursor } from './cursor';
import { auditEntryOf, auditKey, type Item, recordOf } from './items';
import { type Listing, proposalsListing, sitesListing, windowsListing } from './listing';
import type { Page, PageRequest, ProposalFilter, WindowFilter } from './port';

/**
 * How many items a listing reads for one page. With a rare status a page may be short or empty and still have a cursor.
 */
const looksPerPage = 1000;

export async function listWindows(
  client: DynamoDBDocumentClient,
  table: string,
  filter: WindowFilter,
  page: PageRequest,
): Promise<Page<Window>> {
  const { items, ...rest } = await list(client, table, windowsListing(filter), page);
  return { items: items.map(recordOf).flatMap((record) => (record?.kind === 'window' ? record.value : [])), ...rest };
}

export async function listProposals(
  client: DynamoDBDocumentClient,
  table: string,
  filter: ProposalFilter,
  page: PageRequest,
): Promise<Page<Proposal>> {
  const { items, ...rest } = await list(client, table, proposalsListing(filter), page);
  return { items: items.map(recordOf).flatMap((record) => (record?.kind === 'proposal' ? record.value : [])), ...rest };
}

export async function listSites(client: DynamoDBDocumentClient, table: string, page: PageRequest): Promise<Page<Site>> {
  const { items, ...rest } = await list(client, table, sitesListing, page);
  return { items: items.map(recordOf).flatMap((record) => (record?.kind === 'site' ? record.value : [])), ...rest };
}

async function list(
  client: DynamoDBDocumentClient,
  table: string,
  { name, bounds, query }: Listing,
  { limit, cursor }: PageRequest,
): Promise<Page<Item>> {
  const items: Item[] = [];
  let from: QueryCommandInput['ExclusiveStartKey'] =
    cursor === undefined ? undefined : decodeCursor(cursor, name, bounds);
  let looked = 0;
  do {
    const next = from ? { ExclusiveStartKey: from } : {};
    const answer = await client.send(
      new QueryCommand({ ...query, TableName: table, Limit: limit - items.length, ...next }),
    );
    items.push(...(answer.Items ?? []));
    looked += answer.ScannedCount ?? 0;
    from = answer.LastEvaluatedKey;
  } while (from && items.length < limit && looked < looksPerPage);
  return from ? { items, cursor: encodeCursor(name, from) } : { items };
}

/** Consistent, so that an entry is visible as soon as its command has answered. */
export async function listAudit(
  client: DynamoDBDocumentClient,
  table: string,
  chain: string,
  after: number,
  limit: number,
): Promise<AuditEntry[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: table,
      ConsistentRead: true,
      Limit: limit,
      KeyConditionExpression: '#chain = :chain AND #seq > :after',
      ExpressionAttributeNames: { '#chain': 'chain', '#seq': 'seq' },
      ExpressionAttributeValues: { ':chain': chain, ':after': auditKey(chain, after).seq },
    }),
  );
  return Items.flatMap(auditEntryOf);
}
