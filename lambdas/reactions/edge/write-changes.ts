import type { SiteChanges } from '../../../edge/document/changes';
import { type EdgeStore, type EdgeUpdate, KEYS_PER_UPDATE } from '../../aws/edge-store';

/**
 * One update while it fits, as it does for every site without many hostnames removed at once; then puts go first, so
 * that nothing planned is missing in between. `stale` half way leaves a store that the next attempt completes.
 */
export async function writeChanges(
  store: EdgeStore,
  etag: string,
  { puts, deletes }: SiteChanges,
): Promise<EdgeUpdate> {
  const room = KEYS_PER_UPDATE - puts.length;
  const first = await store.update(etag, puts, deletes.slice(0, room));
  if (typeof first === 'string' || deletes.length <= room) return first;
  return store.update(first.etag, [], deletes.slice(room));
}
