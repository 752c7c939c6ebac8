import type { PublishDue } from '../../domain/site/edge-records';
import { edgeState } from '../../queries/site/edge-state';
import type { Snapshot } from '../../store/snapshot';
import type { PublishDeps, Published } from './deps';
import { makeRoom } from './keep-room';
import { isFree, Lease } from './lease';
import { rounds } from './rounds';
import { isDone, publishedOf, type SiteWork, siteWork } from './site-work';
import { Waiting } from './waiting';

/** admin-api waits 10 s for the answer. */
const PATIENCE_MS = 7000;

/** What is known of a site and of the other publishers. */
interface View {
  readonly snapshot: Snapshot;
  readonly work: SiteWork;
  readonly queue: readonly PublishDue[];
  /** Absent while another publisher has it. */
  readonly lease: Lease | undefined;
}

/**
 * Publishes a site, and before it what is more urgent. If another publisher is at work, it waits until that one has served
 * the site, which is cheaper than to write at the same time. Repeating it does nothing more.
 *
 * A site that cannot be published is set aside at once, because repeating would change nothing and delay the other
 * sites: it is logged, which wakes somebody, and noted, so that its status says it. Its next revision is tried again,
 * and reconcile tries, too.
 *
 * @returns a `publishedRevision` before `revision` when the others took too long; the site is still due then
 * @throws PublishContended when somebody else changed the store again and again
 */
export async function publishEdge(deps: PublishDeps, siteId: string): Promise<Published> {
  const waiting = new Waiting(deps, PATIENCE_MS);
  let view = await look(deps, siteId);
  const first = view;
  while (!isDone(view.work, deps.clock())) {
    const served = view.lease ? await serve(deps, siteId, view, view.lease) : setAsideSince(first, view);
    if (served) return served;
    if (!(await waiting.more())) {
      deps.log('publish-under-way', { siteId, revision: view.work.publication.revision });
      break;
    }
    view = await glance(deps, siteId, view);
  }
  await view.lease?.giveBack();
  for (const windowId of view.work.unarmed) deps.log('window-not-armed', { siteId, windowId });
  if (view.work.unarmed.length > 0) await makeRoom(deps, [siteId]);
  return publishedOf(view.work.publication, view.work.published);
}

const serve = (deps: PublishDeps, siteId: string, view: View, lease: Lease): Promise<Published | undefined> =>
  lease.during(() => rounds(deps, lease, { queue: view.queue, view }, siteId));

/** Another publisher could not publish it, so this one cannot either. */
function setAsideSince(first: View, { work }: View): Published | undefined {
  const { publication, published } = work;
  if (published?.version === first.work.published?.version) return undefined;
  const { revision, reason } = published?.setAside ?? {};
  return reason && revision === publication.revision
    ? publishedOf({ ...publication, setAside: reason }, published)
    : undefined;
}

/**
 * Everything at once, and the lease with it, so that a usual publish takes three calls one after the other. If the one who had the
 * lease before recorded something after the site was read, the ETag is stale.
 */
async function look(deps: PublishDeps, siteId: string): Promise<View> {
  const [snapshot, queue, lease] = await Promise.all([
    edgeState(deps, [siteId]),
    deps.store.publishDue(),
    Lease.take(deps),
  ]);
  const due = queue.filter((one) => one.siteId === siteId);
  return { snapshot, work: siteWork(deps, snapshot, { siteId, due }), queue, lease };
}

/** While another publisher is at work, only what is recorded of the site tells whether it was served. */
async function glance(deps: PublishDeps, siteId: string, view: View): Promise<View> {
  const snapshot = await deps.store.load([{ kind: 'edge-lease' }, { kind: 'edge', siteId }]);
  const lease = snapshot.edgeLease();
  const isSame = snapshot.edge(siteId)?.version === view.work.published?.version;
  return isSame && !isFree(lease, deps.clock()) ? { ...view, lease: undefined } : look(deps, siteId);
}
