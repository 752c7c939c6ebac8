import type { PublishDeps } from './deps';
import { isFree, Lease } from './lease';
import { publishDue } from './publish-due';
import { rereadStore } from './reread-store';
import { keepPages } from './shared-pages';
import { Waiting } from './waiting';

export interface StoreCheck {
  /** Whether the store had another ETag than the one recorded last. */
  readonly moved: boolean;
  /** Sites whose entries somebody else changed; they have been published again, unless `left` says otherwise. */
  readonly drifted: readonly string[];
  /** Revisions that are still due. */
  readonly left: number;
}

const PATIENCE_MS = 10_000;
const unmoved: StoreCheck = { moved: false, drifted: [], left: 0 };

/**
 * Finds what was changed in the store by hand, and publishes the sites again that it concerns. The store is asked for its
 * ETag, which any change replaces; it is listed only when that is not the one that was recorded.
 *
 * @throws PublishContended as `publishDue`
 */
export async function checkStore(deps: PublishDeps): Promise<StoreCheck> {
  const waiting = new Waiting(deps, PATIENCE_MS);
  while (await hasMoved(deps)) {
    const seen = (await deps.store.load([{ kind: 'edge-lease' }])).edgeLease();
    const lease = isFree(seen, deps.clock()) ? await Lease.take(deps, seen) : undefined;
    // Nobody writes while this one has the lease, so the journal is right unless something is wrong.
    const drifted = await lease?.during(async () => ((await hasMoved(deps)) ? rereadStore(deps, lease) : []));
    if (drifted) return { moved: true, drifted, ...(await publishDue(deps)) };
    if (!(await waiting.more())) return { ...unmoved, left: (await deps.store.publishDue()).length };
  }
  const journal = (await deps.store.load([{ kind: 'edge-store' }])).edgeJournal();
  return (await keepPages(deps, journal)) ? { ...unmoved, ...(await publishDue(deps)) } : unmoved;
}

async function hasMoved({ store, edgeStore }: PublishDeps): Promise<boolean> {
  const [snapshot, etag] = await Promise.all([store.load([{ kind: 'edge-store' }]), edgeStore.etag()]);
  return snapshot.edgeJournal().etag !== etag;
}
