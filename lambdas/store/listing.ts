import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { KeyBounds } from './cursor';
import { type Item, proposalsOf, sortableInstant } from './items';
import type { ProposalFilter, WindowFilter } from './port';

/** One way through an index. */
export interface Listing {
  /** The name of the listing in its cursors: the same filter has the same name. */
  readonly name: string;
  /** The attributes of index key and table key, which make up a cursor. */
  readonly bounds: KeyBounds;
  readonly query: Omit<QueryCommandInput, 'TableName'>;
  /** Much of what is read may not be listed; by default where the query filters. */
  readonly isSparse?: boolean;
  /** Whether nothing from this item on is listed. */
  readonly endsAt?: (item: Item) => boolean;
}

const latest = 999_999_999_999;
/** Any key of the table: it may not be empty. */
const tableKey: KeyBounds = { pk: [' ', '~'], sk: [' ', '~'] };

/**
 * By siteId.
 * @param prefix with which the ids begin: only those are read
 * @param type `edge`: what was published of those sites whose newest revision could not be
 */
export function sitesListing(prefix?: string, type: 'site' | 'edge' = 'site'): Listing {
  const sortKey = prefix === undefined ? ([' ', '~'] as const) : ([prefix, `${prefix}~`] as const);
  const what = type === 'site' ? 'sites' : 'failed-sites';
  return {
    name: prefix === undefined ? what : JSON.stringify([what, prefix]),
    bounds: { type: [type, type], sortKey, ...tableKey },
    query: {
      IndexName: 'byType',
      KeyConditionExpression: `#type = :type${prefix === undefined ? '' : ' AND begins_with(#sortKey, :prefix)'}`,
      ExpressionAttributeNames: { '#type': 'type', ...(prefix !== undefined && { '#sortKey': 'sortKey' }) },
      ExpressionAttributeValues: { ':type': type, ...(prefix !== undefined && { ':prefix': prefix }) },
    },
  };
}

/**
 * The narrowest index that fits: by site, else by status, else by type. With both a site and a status, the status
 * filters what is read.
 */
export function windowsListing({ order, ...filter }: WindowFilter): Listing {
  const { siteId, status, from = 0, to = latest } = filter;
  const span = { siteId, status, from: Math.max(0, from), to };
  const listing = siteId === undefined && status === undefined ? allWindows(span.from, to) : windowsOf(span);
  const name = ['windows', siteId ?? '', status ?? '', span.from, to];
  if (order !== 'newest') return { ...listing, name: JSON.stringify(name) };
  const query = { ...listing.query, ScanIndexForward: false };
  return { ...listing, name: JSON.stringify([...name, order]), query };
}

type Span = WindowFilter & { readonly from: number; readonly to: number };

function windowsOf({ siteId, status, from, to }: Span): Omit<Listing, 'name'> {
  const value = siteId ?? status ?? '';
  const byStatus = siteId === undefined;
  const hash = byStatus ? 'gsiStatus' : 'gsiSiteId';
  const filtered = !byStatus && status !== undefined;
  return {
    bounds: { [hash]: [value, value], startsAt: [from, to - 1], ...tableKey },
    query: {
      IndexName: byStatus ? 'byStatus' : 'bySite',
      KeyConditionExpression: '#hash = :hash AND #startsAt BETWEEN :from AND :last',
      ...(filtered ? { FilterExpression: '#status = :status' } : {}),
      ExpressionAttributeNames: {
        '#hash': hash,
        '#startsAt': 'startsAt',
        ...(filtered ? { '#status': 'status' } : {}),
      },
      ExpressionAttributeValues: {
        ':hash': value,
        ':from': from,
        ':last': to - 1,
        ...(filtered ? { ':status': status } : {}),
      },
    },
  };
}

/** `sortKey` is `{start}#{windowId}`: bounds without the id cover `[from, to)`. */
function allWindows(from: number, to: number): Omit<Listing, 'name'> {
  return {
    bounds: { type: ['window', 'window'], sortKey: [sortableInstant(from), sortableInstant(to)], ...tableKey },
    query: {
      IndexName: 'byType',
      KeyConditionExpression: '#type = :type AND #sortKey BETWEEN :from AND :to',
      ExpressionAttributeNames: { '#type': 'type', '#sortKey': 'sortKey' },
      ExpressionAttributeValues: { ':type': 'window', ':from': sortableInstant(from), ':to': sortableInstant(to) },
    },
  };
}

/** By creation time, which the index has in the attribute where windows have their start. */
export function proposalsListing({ siteId, kind, status }: ProposalFilter): Listing {
  const asked = proposalsOf(siteId);
  const filters = [
    ...(kind === undefined ? [] : ['#content.#kind = :kind']),
    ...(status === undefined ? [] : ['#status = :status']),
  ];
  return {
    name: JSON.stringify(['proposals', siteId, kind ?? '', status ?? '']),
    bounds: { gsiSiteId: [asked, asked], startsAt: [0, latest], ...tableKey },
    query: {
      IndexName: 'bySite',
      KeyConditionExpression: '#hash = :hash',
      ...(filters.length > 0 && { FilterExpression: filters.join(' AND ') }),
      ExpressionAttributeNames: {
        '#hash': 'gsiSiteId',
        ...(kind === undefined ? {} : { '#content': 'content', '#kind': 'kind' }),
        ...(status === undefined ? {} : { '#status': 'status' }),
      },
      ExpressionAttributeValues: {
        ':hash': asked,
        ...(kind === undefined ? {} : { ':kind': kind }),
        ...(status === undefined ? {} : { ':status': status }),
      },
    },
  };
}
