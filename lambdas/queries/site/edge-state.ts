import type { RecordKey } from '../../store/records';
import type { Snapshot } from '../../store/snapshot';
import type { QueryDeps } from '../deps';
import { edgeKeys } from './edge-site';

/** With six keys each and the journal, that many sites fit into one TransactGetItems (≤ 100 keys). */
export const SITES_PER_READ = 16;

/**
 * What the edge should have of these sites, what it has according to the last publish, and which ETag the store had
 * then, all at one point in time: if the store still has that ETag, nothing was written since.
 */
export function edgeState({ store }: Pick<QueryDeps, 'store'>, siteIds: readonly string[]): Promise<Snapshot> {
  const keys = siteIds.flatMap((siteId): RecordKey[] => [...edgeKeys(siteId), { kind: 'edge-entries', siteId }]);
  return store.loadIsolated([{ kind: 'edge-store' }, ...keys]);
}
