import type { EdgeSite } from '../../../edge/document/document';
import { edgeSiteOf } from '../../domain/site/edge-site';
import type { PublishedEdge } from '../../domain/site/site';
import type { QueryDeps } from '../deps';

export interface DesiredEdge {
  /** What the edge must enforce at `revision`; no hostnames when the site is deleted. */
  readonly site: EdgeSite;
  readonly published?: PublishedEdge;
}

/** Reads everything that a publish needs at one point in time. Call it after reading the edge store's ETag. */
export async function edgeSite({ store }: QueryDeps, siteId: string): Promise<DesiredEdge> {
  const snapshot = await store.loadIsolated([
    { kind: 'site', siteId },
    { kind: 'head', chain: siteId },
    { kind: 'calendar', siteId },
    { kind: 'edge', siteId },
    { kind: 'bypass', siteId },
  ]);
  const { revision } = snapshot.head(siteId);
  const site = edgeSiteOf(snapshot.calendar(siteId), snapshot.site(siteId), snapshot.bypass(siteId), revision);
  const published = snapshot.edge(siteId);
  return published ? { site, published } : { site };
}
