import { entryOwner, siteChanges } from '../../../edge/document/changes';
import type { EdgeEntry, EdgeSite } from '../../../edge/document/document';
import type { Arming } from '../../commands/transaction/deps';
import type { EpochSeconds } from '../../domain/actor';
import { publicationOf } from '../../domain/site/publication';
import { edgeSite } from '../../queries/site/edge-site';
import type { ReactionDeps } from '../deps';
import type { Repair } from './repair';

/**
 * How the edge store differs from the control table for a site. A publish that is under way looks the same; one more is
 * harmless.
 */
export async function edgeRepair(
  deps: ReactionDeps & Arming,
  siteId: string,
  stored: readonly EdgeEntry[],
): Promise<Repair | undefined> {
  const { site, published } = await edgeSite(deps, siteId);
  const repair = (finding: Repair['finding']): Repair => ({ finding, act: 'publishEdge', payload: { siteId }, siteId });
  if (!publicationOf(site.revision, published).published) return repair('unpublished-revision');
  return isAsWanted(site, deps.clock(), stored) ? undefined : repair('edge-drift');
}

/** If the document cannot be encoded, the publisher reports that. */
function isAsWanted(site: EdgeSite, now: EpochSeconds, stored: readonly EdgeEntry[]): boolean {
  try {
    const { puts, deletes } = siteChanges(site, now, stored);
    return puts.length + deletes.length === 0;
  } catch {
    return false;
  }
}

/** Sites that exist, and sites that no longer do but left entries. */
export function sitesAtEdge(siteIds: readonly string[], stored: readonly EdgeEntry[]): string[] {
  const owners = stored.map(entryOwner).filter((owner) => owner !== undefined);
  return [...new Set([...siteIds, ...owners])].sort();
}
