import { armedWindows, type StoredEntries } from '../../../edge/document/armed';
import { siteEntries } from '../../../edge/document/encode';
import type { EpochSeconds } from '../../domain/actor';
import { edgeSiteOf } from '../../domain/site/edge-site';
import { type Publication, publicationOf } from '../../domain/site/publication';
import type { CalendarEntry } from '../../domain/site/site';
import type { Snapshot } from '../../store/snapshot';

/** What the edge has of a site, as far as is recorded. */
export interface EdgeNow {
  readonly entries: StoredEntries;
  /** The ids of the windows among them. */
  readonly armed: ReadonlySet<string>;
  readonly publication: Publication;
  /** 0 until the first publish. */
  readonly publishedRevision: number;
  readonly publishedAt?: EpochSeconds;
  /**
   * Until then, what the edge does depends on what it has. Then a window starts that is too far ahead to be there yet;
   * infinity when there is none.
   */
  readonly decidesUntil: EpochSeconds;
}

/**
 * @param snapshot with site, head, calendar, EDGE and its entries, bypass secrets, all read at one point in time
 * @param isMeant whether a window is on a hostname that is asked about
 */
export function edgeNow(
  snapshot: Snapshot,
  siteId: string,
  now: EpochSeconds,
  secondsAhead: number,
  isMeant: (entry: CalendarEntry) => boolean = () => true,
): EdgeNow {
  const edge = snapshot.edge(siteId);
  const publication = publicationOf(snapshot.head(siteId).revision, edge);
  const entries = entriesOf(snapshot, siteId, publication, now);
  const armed = armedWindows(siteId, entries);
  const unarmed = snapshot.calendar(siteId).entries.filter((entry) => !armed.has(entry.windowId) && entry.endsAt > now);
  const far = unarmed.filter(({ startsAt }) => startsAt > now + secondsAhead);
  return {
    entries,
    armed,
    publication:
      publication.published && far.length < unarmed.length
        ? { published: false, notPublishedReason: 'not-armed' }
        : publication,
    publishedRevision: edge?.publishedRevision ?? 0,
    ...(edge && { publishedAt: edge.publishedAt }),
    decidesUntil: Math.min(...far.filter(isMeant).map(({ startsAt }) => startsAt)),
  };
}

/**
 * A site that was last published by version 0.1.0 has no entries on record: then the edge has all of its windows if it has
 * its revision. If not, nothing is known of what it has, and no mode is claimed.
 */
function entriesOf(snapshot: Snapshot, siteId: string, publication: Publication, now: EpochSeconds): StoredEntries {
  const recorded = snapshot.edgeEntries(siteId);
  if (recorded) return recorded.entries;
  if (!publication.published) return {};
  const { revision } = snapshot.head(siteId);
  const site = edgeSiteOf(snapshot.calendar(siteId), snapshot.site(siteId), snapshot.bypass(siteId), revision);
  return Object.fromEntries(siteEntries(site, now).map(({ key, value }) => [key, value]));
}
