import type { SiteChanges } from '../../../edge/document/changes';
import { type EdgeStore, type EdgeUpdate, KEYS_PER_UPDATE } from '../../aws/edge-store';

/**
 * One update if everything fits, which it does unless many hostnames of a site are removed at once. Otherwise puts go
 * first, so that no window is missing in between. If it is `stale` half way, the next attempt completes it, and may find more to
 * delete than one update takes.
 */
export async function writeChanges(
  store: EdgeStore,
  etag: string,
  { puts, deletes }: SiteChanges,
): Promise<EdgeUpdate> {
  const room = KEYS_PER_UPDATE - puts.length;
  let update = await store.update(etag, puts, deletes.slice(0, room));
  for (let done = room; done < deletes.length && typeof update !== 'string'; done += KEYS_PER_UPDATE) {
    update = await store.update(update.etag, [], deletes.slice(done, done + KEYS_PER_UPDATE));
  }
  return update;
}
