import type { EdgeSite } from '../../../edge/document/document';
import { edgeSiteOf } from '../../domain/site/edge-site';
import type { PublishedEdge } from '../../domain/site/site';
import type { RecordKey } from '../../store/records';
import type { Snapshot } from '../../store/snapshot';
import type { QueryDeps } from '../deps';

export interface DesiredEdge {
  /** What the edge must enforce at `revision`; no hostnames when the site is deleted. */
  readonly site: EdgeSite;
  readonly published?: PublishedEdge;
}

/** What the edge should have of a site, all read at one point in time. */
export async function edgeSite({ store }: QueryDeps, siteId: string): Promise<DesiredEdge> {
  return desiredEdge(await store.loadIsolated(edgeKeys(siteId)), siteId);
}

/** What `desiredEdge` needs of a site. */
export function edgeKeys(siteId: string): RecordKey[] {
  return [
    { kind: 'site', siteId },
    { kind: 'head', chain: siteId },
    { kind: 'calendar', siteId },
    { kind: 'edge', siteId },
    { kind: 'bypass', siteId },
  ];
}

/** @param snapshot the records of `edgeKeys`, read at one point in time */
export function desiredEdge(snapshot: Snapshot, siteId: string): DesiredEdge {
  const { revision } = snapshot.head(siteId);
  const site = edgeSiteOf(snapshot.calendar(siteId), snapshot.site(siteId), snapshot.bypass(siteId), revision);
  const published = snapshot.edge(siteId);
  return published ? { site, published } : { site };
}
