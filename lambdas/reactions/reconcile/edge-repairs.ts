import { entryOwner, siteChanges } from '../../../edge/document/changes';
import type { EdgeEntry } from '../../../edge/document/document';
import { edgeSite } from '../../queries/site/edge-site';
import type { FlowDeps } from '../deps';
import type { Repair } from './repair';

/** What the edge lacks of a site, or holds against the control table. A publish under way looks the same; one more is harmless. */
export async function edgeRepair(
  deps: FlowDeps,
  siteId: string,
  stored: readonly EdgeEntry[],
): Promise<Repair | undefined> {
  const { site, published } = await edgeSite(deps, siteId);
  const repair = (finding: Repair['finding']): Repair => ({ finding, act: 'publishEdge', payload: { siteId }, siteId });
  const { puts, deletes } = siteChanges(site, deps.clock(), stored);
  if (puts.length + deletes.length > 0) {
    return repair((published?.publishedRevision ?? 0) < site.revision ? 'unpublished-revision' : 'edge-drift');
  }
  return (published?.publishedRevision ?? 0) < site.revision ? repair('unpublished-revision') : undefined;
}

/** Sites that exist, and sites that no longer do but left entries. */
export function sitesAtEdge(siteIds: readonly string[], stored: readonly EdgeEntry[]): string[] {
  const owners = stored.map(entryOwner).filter((owner) => owner !== undefined);
  return [...new Set([...siteIds, ...owners])].sort();
}
