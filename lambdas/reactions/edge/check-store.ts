import type { EdgeJournal } from '../../domain/site/edge-records';
import type { PublishDeps } from './deps';
import { Lease } from './lease';
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

/** A transaction has at most 100 elements, and each takes two. */
const MOST_AGAIN = 50;

/**
 * Finds what was changed in the store by hand, and publishes the sites again that it concerns. The store is asked for its
 * ETag, which any change replaces; it is listed only when that is not the one that was recorded. Deleted sites that were left
 * behind are tried again.
 *
 * @throws PublishContended as `publishDue`
 */
export async function checkStore(deps: PublishDeps): Promise<StoreCheck> {
  const waiting = new Waiting(deps, PATIENCE_MS);
  let { moved, journal } = await compare(deps);
  const isAgain = await dueAgain(deps, journal);
  for (; moved; { moved, journal } = await compare(deps)) {
    const lease = await Lease.take(deps);
    // Nobody writes while this one has the lease, so the journal is right unless something is wrong.
    const drifted = await lease?.during(async () => ((await compare(deps)).moved ? rereadStore(deps, lease) : []));
    if (drifted) return { moved: true, drifted, ...(await publishDue(deps)) };
    if (!(await waiting.more())) return { ...unmoved, left: (await deps.store.publishDue()).length };
  }
  return isAgain || (await keepPages(deps, journal)) ? { ...unmoved, ...(await publishDue(deps)) } : unmoved;
}

async function compare({ store, edgeStore }: PublishDeps): Promise<{ moved: boolean; journal: EdgeJournal }> {
  const [snapshot, etag] = await Promise.all([store.load([{ kind: 'edge-store' }]), edgeStore.etag()]);
  const journal = snapshot.edgeJournal();
  return { moved: journal.etag !== etag, journal };
}

/** @returns whether there are deleted sites whose entries could not be removed */
async function dueAgain({ store, clock }: PublishDeps, { leftBehind = [] }: EdgeJournal): Promise<boolean> {
  if (leftBehind.length === 0) return false;
  const siteIds = leftBehind.slice(0, MOST_AGAIN);
  const found = await store.load(siteIds.map((siteId) => ({ kind: 'head', chain: siteId })));
  const heads = siteIds.map((siteId) => found.head(siteId));
  const since = clock();
  const committed = await store.commit({
    put: [],
    putAlways: heads.map(({ chain: siteId, revision }) => {
      return { kind: 'publish-due', value: { siteId, revision, urgent: false, since } };
    }),
    // A site that is made anew at this moment leaves a later one in the same place.
    reliedOn: heads.map((value) => ({ kind: 'head', value })),
  });
  return committed === 'committed';
}
