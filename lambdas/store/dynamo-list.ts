import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { AuditEntry } from '../domain/audit/audit';
import type { AuditSearch } from '../domain/audit/search';
import type { Proposal } from '../domain/proposal/proposal';
import type { PublishedEdge, Site } from '../domain/site/site';
import type { Window } from '../domain/window/window';
import { auditListing, entriesIn } from './audit-listing';
import { decodeCursor, encodeCursor, type KeyBounds } from './cursor';
import { auditEntryOf, auditKey, type Item, recordOf } from './items';
import { type Listing, proposalsListing, sitesListing, windowsListing } from './listing';
import { firstThatFit } from './page';
import type { AuditEntries, Page, PageRequest, ProposalFilter, WindowFilter } from './port';
import type { StoredRecord } from './records';

/**
 * How many items each query of a page may look at when it filters: few at first, because most pages are full by then. Where
 * the filter leaves nearly nothing, a page may be short or empty and still have a cursor. Without a filter, a page needs
 * a second query only where its items take more than 1 MB.
 */
const looks = [100, 300, 600] as const;

export function listWindows(
  client: DynamoDBDocumentClient,
  table: string,
  filter: WindowFilter,
  page: PageRequest<Window>,
): Promise<Page<Window>> {
  const windowIn = (record: StoredRecord) => (record.kind === 'window' ? [record.value] : []);
  return list(client, table, windowsListing(filter), page, recordsIn(windowIn));
}

export function listProposals(
  client: DynamoDBDocumentClient,
  table: string,
  filter: ProposalFilter,
  page: PageRequest<Proposal>,
): Promise<Page<Proposal>> {
  const proposalIn = (record: StoredRecord) => (record.kind === 'proposal' ? [record.value] : []);
  return list(client, table, proposalsListing(filter), page, recordsIn(proposalIn));
}

export function listSites(
  client: DynamoDBDocumentClient,
  table: string,
  page: PageRequest<Site>,
  prefix?: string,
): Promise<Page<Site>> {
  const siteIn = (record: StoredRecord) => (record.kind === 'site' ? [record.value] : []);
  return list(client, table, sitesListing(prefix), page, recordsIn(siteIn));
}

export function listFailedSites(
  client: DynamoDBDocumentClient,
  table: string,
  page: PageRequest<PublishedEdge>,
  prefix?: string,
): Promise<Page<PublishedEdge>> {
  const edgeIn = (record: StoredRecord) => (record.kind === 'edge' ? [record.value] : []);
  return list(client, table, sitesListing(prefix, 'edge'), page, recordsIn(edgeIn));
}

export function searchAudit(
  client: DynamoDBDocumentClient,
  table: string,
  chain: string,
  search: AuditSearch,
  page: PageRequest<AuditEntry>,
): Promise<Page<AuditEntry>> {
  return list(client, table, auditListing(chain, search), page, entriesIn(search));
}

async function list<T>(
  client: DynamoDBDocumentClient,
  table: string,
  { name, bounds, query, isSparse = query.FilterExpression !== undefined, endsAt = () => false }: Listing,
  page: PageRequest<T>,
  valuesIn: (item: Item) => readonly T[],
): Promise<Page<T>> {
  const { limit, cursor } = page;
  const rows: { readonly item: Item; readonly value: T }[] = [];
  let from: QueryCommandInput['ExclusiveStartKey'] =
    cursor === undefined ? undefined : decodeCursor(cursor, name, bounds);
  for (const look of looks) {
    const Limit = isSparse ? look : limit - rows.length;
    const next = from && { ExclusiveStartKey: from };
    const answer = await client.send(new QueryCommand({ ...query, TableName: table, Limit, ...next }));
    const items = answer.Items ?? [];
    const end = items.findIndex(endsAt);
    const listed = end < 0 ? items : items.slice(0, end);
    rows.push(...listed.flatMap((item) => valuesIn(item).map((value) => ({ item, value }))));
    from = end < 0 ? answer.LastEvaluatedKey : undefined;
    if (!from || rows.length >= limit) break;
  }
  const shown = firstThatFit(rows, { limit, bytesOf: ({ value }) => page.bytesOf?.(value) ?? 0 });
  const last = shown.length < rows.length ? shown.at(-1) : undefined;
  const end = last ? keyIn(last.item, bounds) : from;
  const items = shown.map(({ value }) => value);
  return end ? { items, cursor: encodeCursor(name, end) } : { items };
}

const recordsIn =
  <T>(valueIn: (record: StoredRecord) => readonly T[]) =>
  (item: Item): readonly T[] => {
    const record = recordOf(item);
    return record ? valueIn(record) : [];
  };

/** Where the index goes on after an item. */
function keyIn(item: Item, bounds: KeyBounds): Item {
  return Object.fromEntries(Object.keys(bounds).map((name) => [name, item[name]]));
}

/** Consistent, so that an entry is visible as soon as its command has answered. */
export async function listAudit(
  client: DynamoDBDocumentClient,
  table: string,
  chain: string,
  after: number,
  limit: number,
): Promise<AuditEntries> {
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName: table,
      ConsistentRead: true,
      // One more than asked for tells whether there are more.
      Limit: limit + 1,
      KeyConditionExpression: '#chain = :chain AND #seq > :after',
      ExpressionAttributeNames: { '#chain': 'chain', '#seq': 'seq' },
      ExpressionAttributeValues: { ':chain': chain, ':after': auditKey(chain, after).seq },
    }),
  );
  const entries = Items.slice(0, limit).flatMap(auditEntryOf);
  return { entries, more: Items.length > limit || LastEvaluatedKey !== undefined };
}
