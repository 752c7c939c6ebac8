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
    const known = noted && noted.publishedRevision >= revision;
    if (known && noted.setAside?.revision !== revision) return { result: noted };
    const version = (noted?.version ?? 0) + 1;
    const value = { siteId, publishedRevision: revision, publishedAt: at, hostnames, version };
    return { result: value, commit: { put: [{ kind: 'edge', value }] } };
  });
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
