import { siteChanges, storedRevision } from '../../../edge/document/changes';
import type { EdgeStore } from '../../aws/edge-store';
import { recordPublished } from '../../commands/site/record-published';
import { type DesiredEdge, edgeSite } from '../../queries/site/edge-site';
import type { FlowDeps, Pause } from '../deps';
import { writeChanges } from './write-changes';

export interface PublishDeps extends FlowDeps {
  readonly edgeStore: EdgeStore;
  readonly pause: Pause;
  /** In `[0, 1)`. */
  readonly random: () => number;
}

export interface Published {
  readonly siteId: string;
  /** What the control table asks for. */
  readonly revision: number;
  /** What the edge store holds; propagation to all locations takes some 30 s more. */
  readonly publishedRevision: number;
}

/** Others write to the same store for other sites, and the ETag is store-wide: conflicts are everyday. */
const ATTEMPTS = 10;
const LONGEST_PAUSE_MS = 1000;

class PublishContended extends Error {
  override readonly name = 'PublishContended';
}

/**
 * Brings the edge store in line with the control table for one site. The ETag is read before the control table, and the
 * write is conditional on it: whoever read the control table earlier has an ETag that is stale by the time a newer state
 * is in the store. So any number of publishers may run, late and twice, and revisions at the edge only grow.
 *
 * @throws PublishContended after 10 attempts; EdgeCapacityError when the site does not fit
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
  const held = storedRevision(siteId, stored) ?? 0;
  if (held > site.revision) {
    // Or another publisher wrote between the two reads, and then the ETag has moved.
    return (await deps.edgeStore.etag()) === etag ? leaveAlone(deps, desired, held) : undefined;
  }
  const changes = siteChanges(site, deps.clock(), stored);
  if (changes.puts.length + changes.deletes.length > 0) {
    if ((await writeChanges(deps.edgeStore, etag, changes)) === 'stale') return undefined;
    deps.log('edge-published', { siteId, revision: site.revision, count: changes.puts.length });
  } else deps.log('edge-unchanged', { siteId, revision: site.revision });
  return note(deps, desired);
}

/** Only a control table restored from a backup is behind its own edge; a person must decide which of the two is right. */
function leaveAlone(deps: PublishDeps, { site, published }: DesiredEdge, held: number): Published {
  const { siteId, revision } = site;
  deps.log('edge-ahead', { siteId, revision, publishedRevision: held });
  return { siteId, revision, publishedRevision: published?.publishedRevision ?? 0 };
}

async function note(deps: PublishDeps, { site, published }: DesiredEdge): Promise<Published> {
  const { siteId, revision, hostnames } = site;
  if (published?.publishedRevision === revision) return { siteId, revision, publishedRevision: revision };
  const { publishedRevision } = await recordPublished(deps, { siteId, revision, hostnames });
  return { siteId, revision, publishedRevision };
}
