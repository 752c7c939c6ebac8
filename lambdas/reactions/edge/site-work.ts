import { changesTo, type SiteChanges, siteChanges, storedRevision } from '../../../edge/document/changes';
import type { EdgeEntry } from '../../../edge/document/document';
import { EdgeCapacityError } from '../../../edge/document/encode-capacity';
import { PAGE_OWNER } from '../../../edge/document/page-keys';
import type { SharedPages } from '../../commands/site/record-publish';
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
  /** It was deleted, or the control table never knew it. */
  readonly isGone: boolean;
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

/**
 * A site whose records cannot even be read is set aside like one that cannot be encoded: the others must not wait for it.
 *
 * @param snapshot as `edgeState` reads it
 */
export function siteWork(
  { clock, armedSecondsAhead, pages }: Pick<PublishDeps, 'clock' | 'armedSecondsAhead' | 'pages'>,
  snapshot: Snapshot,
  { siteId, due }: Turn,
): SiteWork {
  const now = clock();
  const published = snapshot.edge(siteId);
  const stored = Object.entries(snapshot.edgeEntries(siteId)?.entries ?? {}).map(([key, value]) => ({ key, value }));
  const work = { isGone: !snapshot.site(siteId), stored, due, ...(published && { published }) };
  if (siteId === PAGE_OWNER && pages) return sharedWork({ ...work, isGone: false }, pages);
  try {
    const { site, unarmed, armsNextAt } = desiredEdge(snapshot, siteId, now, armedSecondsAhead);
    const { revision, hostnames } = site;
    const arms = armsNextAt === undefined ? {} : { armsNextAt, armedSecondsAhead };
    const publication = { siteId, revision, hostnames, ...arms };
    const late = unarmed.map(({ windowId }) => windowId);
    // Only a control table restored from a backup is behind its own edge; a person must decide which of the two is right.
    if ((storedRevision(siteId, stored) ?? 0) > revision) return aside(work, publication, 'edge-ahead');
    return { ...work, publication, unarmed: late, changes: siteChanges(site, now, stored) };
  } catch (thrown) {
    const { revision } = snapshot.head(siteId);
    const reason = thrown instanceof EdgeCapacityError ? 'too-large' : 'not-encodable';
    return aside(work, { siteId, revision, hostnames: [] }, reason);
  }
}

/** What all pages share is no site: it has no revision, and nothing that could stand in its way. */
function sharedWork(
  work: Pick<SiteWork, 'isGone' | 'stored' | 'due' | 'published'>,
  { entries }: SharedPages,
): SiteWork {
  const publication = { siteId: PAGE_OWNER, revision: 0, hostnames: [] };
  return { ...work, publication, unarmed: [], changes: changesTo(PAGE_OWNER, entries, work.stored) };
}

function aside(
  work: Pick<SiteWork, 'isGone' | 'stored' | 'due' | 'published'>,
  publication: SitePublication,
  setAside: SetAsideReason,
): SiteWork {
  return { ...work, publication: { ...publication, setAside }, unarmed: [], changes: { puts: [], deletes: [] } };
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
