import type { EpochSeconds } from '../actor';
import { type PublishedEdge, type SetAsideReason, setAsideReasons } from './site';

/**
 * Why the edge store does not have the newest state. `under-way` passes within seconds, and so does `not-armed`, a window
 * that has come near and is not there yet, unless it does not fit; the others need a person.
 */
export const notPublishedReasons = ['under-way', 'not-armed', ...setAsideReasons] as const;
type NotPublishedReason = (typeof notPublishedReasons)[number];

/** Whether the edge store has the newest state of a site. Propagation to all edge locations takes about 30 s more. */
export type Publication =
  | { readonly published: true }
  | { readonly published: false; readonly notPublishedReason: NotPublishedReason };

/** What an answer about a time is based on: what the edge has, or plans that are too far ahead to be there yet. */
export const bases = ['edge', 'plan'] as const;
export type Basis = (typeof bases)[number];

/** @param revision the site's current one */
export function publicationOf(revision: number, edge: PublishedEdge | undefined): Publication {
  if (edge?.setAside?.revision === revision) return { published: false, notPublishedReason: edge.setAside.reason };
  if ((edge?.publishedRevision ?? 0) >= revision) return { published: true };
  return { published: false, notPublishedReason: 'under-way' };
}

/** What the publisher found or did for a site. */
export interface SitePublication {
  readonly siteId: string;
  readonly revision: number;
  readonly hostnames: readonly string[];
  readonly armsNextAt?: EpochSeconds;
  /** How long before their start windows are armed, in seconds. */
  readonly armedSecondsAhead?: number;
  /** Set when the revision cannot be published; then nothing was written. */
  readonly setAside?: SetAsideReason;
}

/**
 * What is to be recorded of a publication, with the next version. One that is late, with an older revision, takes nothing
 * back that a faster one recorded.
 *
 * @param wrote whether anything was written to the store
 * @returns `undefined` when all of it is recorded already
 */
export function edgeAfter(
  noted: PublishedEdge | undefined,
  publication: SitePublication,
  at: EpochSeconds,
  wrote: boolean,
): PublishedEdge | undefined {
  const { siteId } = publication;
  const standing = noted ?? { siteId, publishedRevision: 0, publishedAt: 0, hostnames: [], version: 0 };
  return publication.setAside
    ? afterSetAside(standing, publication.revision, publication.setAside, at)
    : afterPublish(standing, publication, at, wrote);
}

function afterSetAside(standing: PublishedEdge, revision: number, reason: SetAsideReason, at: EpochSeconds) {
  const { setAside } = standing;
  if (setAside && (setAside.revision > revision || (setAside.revision === revision && setAside.reason === reason))) {
    return undefined;
  }
  return { ...standing, setAside: { revision, reason, at }, version: standing.version + 1 };
}

function afterPublish(standing: PublishedEdge, publication: SitePublication, at: EpochSeconds, wrote: boolean) {
  const { siteId, revision, hostnames, armsNextAt, armedSecondsAhead } = publication;
  if (standing.publishedRevision > revision) return undefined;
  const settled = standing.publishedRevision === revision && standing.setAside?.revision !== revision;
  if (settled && !wrote && standing.armsNextAt === armsNextAt) return undefined;
  const later = standing.setAside && standing.setAside.revision > revision ? { setAside: standing.setAside } : {};
  const ahead = armedSecondsAhead === undefined ? {} : { armedSecondsAhead };
  const arms = armsNextAt === undefined ? {} : { armsNextAt, ...ahead };
  const publishedAt = settled && !wrote ? standing.publishedAt : at;
  return {
    siteId,
    publishedRevision: revision,
    publishedAt,
    hostnames,
    ...arms,
    ...later,
    version: standing.version + 1,
  };
}
