import { type SiteChanges, siteChanges, storedRevision } from '../../../edge/document/changes';
import type { EdgeEntry, EdgeSite } from '../../../edge/document/document';
import { EdgeCapacityError } from '../../../edge/document/encode-capacity';
import type { EpochSeconds } from '../../domain/actor';
import type { PublishDue } from '../../domain/site/edge-records';
import { edgeAfter, type SitePublication } from '../../domain/site/publication';
import type { PublishedEdge, SetAsideReason } from '../../domain/site/site';
import { desiredEdge } from '../../queries/site/edge-site';
import type { Snapshot } from '../../store/snapshot';
import type { PublishDeps, Published } from './deps';

/** A site whose turn it is, and what is due of it. */
export interface Turn {
  readonly siteId: string;
  readonly due: readonly PublishDue[];
}

/** What is to be done for a site. */
export interface SiteWork {
  readonly publication: SitePublication;
  readonly published?: PublishedEdge;
  /** What the store has of it, if it has the ETag of the journal. */
  readonly stored: readonly EdgeEntry[];
  /** Both lists are empty when there is nothing to write. */
  readonly changes: SiteChanges;
  readonly due: readonly PublishDue[];
  /** Windows that should be there by now and have no room. */
  readonly unarmed: readonly string[];
}

const nothing: SiteChanges = { puts: [], deletes: [] };

/** @param snapshot as `edgeState` reads it */
export function siteWork(
  { clock, armedSecondsAhead }: Pick<PublishDeps, 'clock' | 'armedSecondsAhead'>,
  snapshot: Snapshot,
  { siteId, due }: Turn,
): SiteWork {
  const now = clock();
  const { site, published, unarmed, armsNextAt } = desiredEdge(snapshot, siteId, now, armedSecondsAhead);
  const stored = Object.entries(snapshot.edgeEntries(siteId)?.entries ?? {}).map(([key, value]) => ({ key, value }));
  const changes = changesOrReason(site, now, stored);
  const { revision, hostnames } = site;
  const publication = { siteId, revision, hostnames, ...(armsNextAt !== undefined && { armsNextAt }) };
  // What became due after the site was read stays due.
  const served = due.filter((one) => one.revision <= revision);
  const work = {
    stored,
    due: served,
    unarmed: unarmed.map(({ windowId }) => windowId),
    ...(published && { published }),
  };
  return typeof changes === 'string'
    ? { ...work, publication: { ...publication, setAside: changes }, changes: nothing }
    : { ...work, publication, changes };
}

/** Only a control table restored from a backup is behind its own edge; a person must decide which of the two is right. */
function changesOrReason(site: EdgeSite, now: number, stored: readonly EdgeEntry[]): SiteChanges | SetAsideReason {
  if ((storedRevision(site.siteId, stored) ?? 0) > site.revision) return 'edge-ahead';
  try {
    return siteChanges(site, now, stored);
  } catch (thrown) {
    return thrown instanceof EdgeCapacityError ? 'too-large' : 'not-encodable';
  }
}

export const keysOf = ({ changes }: SiteWork): number => changes.puts.length + changes.deletes.length;

/** Whether the store and what is recorded of it are as they should be. */
export function isDone(work: SiteWork, now: EpochSeconds): boolean {
  const { publication, published } = work;
  if (publication.setAside || keysOf(work) > 0) return false;
  return edgeAfter(published, publication, now, false) === undefined;
}

/** @param edge what is recorded of the site now */
export function publishedOf({ siteId, revision, setAside }: SitePublication, edge?: PublishedEdge): Published {
  const publishedRevision = edge?.publishedRevision ?? 0;
  return { siteId, revision, publishedRevision, ...(setAside && { notPublishedReason: setAside }) };
}
