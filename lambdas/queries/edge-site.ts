import type { EdgeSite } from '../../edge/document';
import { edgeSiteOf } from '../domain/edge-site';
import type { PublishedEdge } from '../domain/site';
import type { QueryDeps } from './deps';

export interface DesiredEdge {
  /** What the edge must show at `revision`; no hostnames when the site is deleted. */
  readonly site: EdgeSite;
  readonly published?: PublishedEdge;
  /** Hostnames of the last publish that belong to no site any more: their keys are to be deleted. */
  readonly released: readonly string[];
}

/** One isolated read of all that a publish needs. Call it after the edge store's ETag was read. */
export async function edgeSite({ store }: QueryDeps, siteId: string): Promise<DesiredEdge> {
  const snapshot = await store.loadIsolated([
    { kind: 'site', siteId },
    { kind: 'head', chain: siteId },
    { kind: 'calendar', siteId },
    { kind: 'edge', siteId },
  ]);
  const site = edgeSiteOf(snapshot.calendar(siteId), snapshot.site(siteId), snapshot.head(siteId).revision);
  const published = snapshot.edge(siteId);
  const gone = (published?.hostnames ?? []).filter((hostname) => !site.hostnames.includes(hostname));
  const owners = await store.load(gone.map((hostname) => ({ kind: 'hostname', hostname })));
  const released = gone.filter((hostname) => owners.hostname(hostname) === undefined);
  return published ? { site, published, released } : { site, released };
}
