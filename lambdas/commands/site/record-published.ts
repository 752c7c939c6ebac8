import type { PublishedEdge } from '../../domain/site/site';
import { decideAndCommit } from '../transaction/decide-and-commit';
import type { Deps } from '../transaction/deps';

export interface Publication {
  readonly siteId: string;
  readonly revision: number;
  readonly hostnames: readonly string[];
}

/** Notes what the edge holds now. An older revision than the noted one changes nothing. @returns what is noted. */
export async function recordPublished(
  deps: Pick<Deps, 'store' | 'clock'>,
  { siteId, revision, hostnames }: Publication,
): Promise<PublishedEdge> {
  return decideAndCommit(deps, [{ kind: 'edge', siteId }], (snapshot, at) => {
    const noted = snapshot.edge(siteId);
    if (noted && noted.publishedRevision >= revision) return { result: noted };
    const version = (noted?.version ?? 0) + 1;
    const value = { siteId, publishedRevision: revision, publishedAt: at, hostnames, version };
    return { result: value, commit: { put: [{ kind: 'edge', value }] } };
  });
}
