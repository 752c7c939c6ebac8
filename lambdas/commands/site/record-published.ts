import type { PublishedEdge, SetAsideReason } from '../../domain/site/site';
import { decideAndCommit } from '../transaction/decide-and-commit';
import type { Deps } from '../transaction/deps';

export interface Published {
  readonly siteId: string;
  readonly revision: number;
  readonly hostnames: readonly string[];
}

/**
 * Records what the edge holds now. A revision older than the recorded one changes nothing. @returns what is recorded.
 */
export async function recordPublished(
  deps: Pick<Deps, 'store' | 'clock'>,
  { siteId, revision, hostnames }: Published,
): Promise<PublishedEdge> {
  return decideAndCommit(deps, [{ kind: 'edge', siteId }], (snapshot, at) => {
    const noted = snapshot.edge(siteId);
    if (noted && isKnown(noted, revision)) return { result: noted };
    const version = (noted?.version ?? 0) + 1;
    // A publisher that is late with an older revision does not know that a later one could not be published.
    const later = noted?.setAside && noted.setAside.revision > revision ? { setAside: noted.setAside } : {};
    const value = { siteId, publishedRevision: revision, publishedAt: at, hostnames, ...later, version };
    return { result: value, commit: { put: [{ kind: 'edge', value }] } };
  });
}

function isKnown({ publishedRevision, setAside }: PublishedEdge, revision: number): boolean {
  return publishedRevision > revision || (publishedRevision === revision && setAside?.revision !== revision);
}

export interface Unpublished {
  readonly siteId: string;
  /** The one that could not be published. */
  readonly revision: number;
  readonly reason: SetAsideReason;
}

/** Records that a revision could not be published. Repeating it changes nothing. @returns what is recorded. */
export async function recordSetAside(
  deps: Pick<Deps, 'store' | 'clock'>,
  { siteId, revision, reason }: Unpublished,
): Promise<PublishedEdge> {
  return decideAndCommit(deps, [{ kind: 'edge', siteId }], (snapshot, at) => {
    const noted = snapshot.edge(siteId) ?? { siteId, publishedRevision: 0, publishedAt: 0, hostnames: [], version: 0 };
    const { setAside } = noted;
    if (setAside && (setAside.revision > revision || (setAside.revision === revision && setAside.reason === reason))) {
      return { result: noted };
    }
    const value = { ...noted, setAside: { revision, reason, at }, version: noted.version + 1 };
    return { result: value, commit: { put: [{ kind: 'edge', value }] } };
  });
}
