import { type SiteChanges, siteChanges, storedRevision } from '../../../edge/document/changes';
import type { EdgeEntry, EdgeSite } from '../../../edge/document/document';
import { EdgeCapacityError } from '../../../edge/document/encode-capacity';
import type { EdgeStore } from '../../aws/edge-store';
import { recordPublished, recordSetAside } from '../../commands/site/record-published';
import type { Arming } from '../../commands/transaction/deps';
import type { SetAsideReason } from '../../domain/site/site';
import { type DesiredEdge, edgeSite } from '../../queries/site/edge-site';
import type { Pause, ReactionDeps } from '../deps';
import { writeChanges } from './write-changes';

export interface PublishDeps extends ReactionDeps, Arming {
  readonly edgeStore: EdgeStore;
  readonly pause: Pause;
  /** In `[0, 1)`. */
  readonly random: () => number;
}

export interface Published {
  readonly siteId: string;
  /** What the control table asks for. */
  readonly revision: number;
  /** What the edge store has; propagation to all locations takes about 30 s more. */
  readonly publishedRevision: number;
  /** Set when `revision` cannot be published. */
  readonly notPublishedReason?: SetAsideReason;
}

/** Publishers of other sites write to the same store, and it has only one ETag, so conflicts are normal. */
const ATTEMPTS = 10;
const LONGEST_PAUSE_MS = 1000;

class PublishContended extends Error {
  override readonly name = 'PublishContended';
}

/**
 * Brings the edge store in line with the control table for one site. The ETag is read before the control table, and the
 * write is conditional on it. So a publisher that read an older state has a stale ETag as soon as a newer state is in
 * the store. Any number of publishers may run, late and twice, and revisions at the edge only increase.
 *
 * A site that cannot be published is set aside at once, because repeating would change nothing and delay the other
 * sites: it is logged, which wakes somebody, and noted, so that its status says it. Its next revision is tried again,
 * and reconcile tries, too.
 *
 * @throws PublishContended after 10 attempts
 */
export async function publishEdge(deps: PublishDeps, siteId: string): Promise<Published> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const published = await tryPublish(deps, siteId);
    if (published) return published;
    deps.log('publish-retried', { siteId, attempt });
    await deps.pause(deps.random() * Math.min(LONGEST_PAUSE_MS, 25 * 2 ** attempt));
  }
  deps.log('publish-contended', { siteId, attempt: ATTEMPTS });
  throw new PublishContended(`the edge store changed under each of ${ATTEMPTS} attempts`);
}

async function tryPublish(deps: PublishDeps, siteId: string): Promise<Published | undefined> {
  const etag = await deps.edgeStore.etag();
  const [stored, desired] = await Promise.all([deps.edgeStore.list(), edgeSite(deps, siteId)]);
  const { site } = desired;
  const unchanged = async () => (await deps.edgeStore.etag()) === etag;
  // If the ETag has changed, another publisher wrote between the two reads.
  if ((storedRevision(siteId, stored) ?? 0) > site.revision) {
    return (await unchanged()) ? leaveAlone(deps, desired, stored) : undefined;
  }
  const changes = changesOrReason(site, deps.clock(), stored);
  if (typeof changes === 'string') return setAside(deps, site, changes);
  if (changes.puts.length + changes.deletes.length > 0) {
    const update = await writeChanges(deps.edgeStore, etag, changes);
    if (update === 'stale') return undefined;
    // AWS may tell a stale ETag in the words of a refusal.
    if (update === 'refused') return (await unchanged()) ? setAside(deps, site, 'refused-by-store') : undefined;
    deps.log('edge-published', { siteId, revision: site.revision, count: changes.puts.length });
  } else deps.log('edge-unchanged', { siteId, revision: site.revision });
  return note(deps, desired);
}

function changesOrReason(site: EdgeSite, now: number, stored: readonly EdgeEntry[]): SiteChanges | SetAsideReason {
  try {
    return siteChanges(site, now, stored);
  } catch (thrown) {
    return thrown instanceof EdgeCapacityError ? 'too-large' : 'not-encodable';
  }
}

/** Only a control table restored from a backup is behind its own edge; a person must decide which of the two is right. */
async function leaveAlone(deps: PublishDeps, { site }: DesiredEdge, stored: readonly EdgeEntry[]): Promise<Published> {
  const { siteId, revision } = site;
  deps.log('edge-ahead', { siteId, revision, publishedRevision: storedRevision(siteId, stored) ?? 0 });
  return noteSetAside(deps, site, 'edge-ahead');
}

async function setAside(deps: PublishDeps, site: EdgeSite, reason: SetAsideReason): Promise<Published> {
  const { siteId, revision } = site;
  deps.log('site-set-aside', { siteId, revision, outcome: reason });
  return noteSetAside(deps, site, reason);
}

async function noteSetAside(
  deps: PublishDeps,
  { siteId, revision }: EdgeSite,
  reason: SetAsideReason,
): Promise<Published> {
  const { publishedRevision } = await recordSetAside(deps, { siteId, revision, reason });
  return { siteId, revision, publishedRevision, notPublishedReason: reason };
}

async function note(deps: PublishDeps, { site, published }: DesiredEdge): Promise<Published> {
  const { siteId, revision, hostnames } = site;
  const known = published?.publishedRevision === revision && published.setAside?.revision !== revision;
  if (known) return { siteId, revision, publishedRevision: revision };
  const { publishedRevision } = await recordPublished(deps, { siteId, revision, hostnames });
  return { siteId, revision, publishedRevision };
}
