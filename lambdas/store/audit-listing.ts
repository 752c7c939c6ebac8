import type { AuditEntry } from '../domain/audit/audit';
import { sha256 } from '../domain/audit/canonical-json';
import { type AuditSearch, isOutside, isPastSearch } from '../domain/audit/search';
import { auditEntryOf, auditKey, type Item } from './items';
import type { Listing } from './listing';

/** The last `seq` that a key can have. */
const latest = 999_999_999_999;

/** Whose it is, by any of the names that an actor has. */
const byActor = '(#actor.principal = :actor OR #actor.personId = :actor OR #actor.machineId = :actor)';

/**
 * Through a chain in either direction. What somebody searches for filters what is read; times are compared afterwards, so that the
 * first entry beyond them ends the search.
 */
export function auditListing(chain: string, search: AuditSearch): Listing {
  const { order, action, actor, subject } = search;
  const filters = [
    ...(action === undefined ? [] : ['#action = :action']),
    ...(subject === undefined ? [] : ['#subject = :subject']),
    ...(actor === undefined ? [] : [byActor]),
  ];
  return {
    // Short, because it is in each cursor.
    name: sha256(JSON.stringify([chain, order, action, actor, subject, search.from, search.to])).slice(0, 32),
    bounds: { chain: [chain, chain], seq: [auditKey(chain, 0).seq, auditKey(chain, latest).seq] },
    query: {
      ConsistentRead: true,
      ScanIndexForward: order === 'oldest',
      KeyConditionExpression: '#chain = :chain',
      ...(filters.length > 0 && { FilterExpression: filters.join(' AND ') }),
      ExpressionAttributeNames: {
        '#chain': 'chain',
        ...(action !== undefined && { '#action': 'action' }),
        ...(subject !== undefined && { '#subject': 'subject' }),
        ...(actor !== undefined && { '#actor': 'actor' }),
      },
      ExpressionAttributeValues: {
        ':chain': chain,
        ...(action !== undefined && { ':action': action }),
        ...(subject !== undefined && { ':subject': subject }),
        ...(actor !== undefined && { ':actor': actor }),
      },
    },
    isSparse: filters.length > 0 || search.from !== undefined || search.to !== undefined,
    endsAt: (item) => entriesOf(item).some((entry) => isPastSearch(entry, search)),
  };
}

export const entriesIn =
  (search: AuditSearch) =>
  (item: Item): readonly AuditEntry[] =>
    entriesOf(item).filter((entry) => !isOutside(entry, search));

const entriesOf = (item: Item): readonly AuditEntry[] => auditEntryOf(item);
