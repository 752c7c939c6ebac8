import type { EdgeSite } from '../../../edge/document/document';
import type { EpochSeconds } from '../../domain/actor';
import { edgeSiteOf } from '../../domain/site/edge-site';
import type { PublishedEdge } from '../../domain/site/site';
import type { RecordKey } from '../../store/records';
import type { Snapshot } from '../../store/snapshot';
import type { ArmedQueryDeps } from '../deps';
import { type ArmedNow, armedNow } from './armed-now';

export interface DesiredEdge extends Pick<ArmedNow, 'unarmed' | 'armsNextAt'> {
  /** What the edge must enforce at `revision`, with the windows it needs now; no hostnames when the site is deleted. */
  readonly site: EdgeSite;
  readonly published?: PublishedEdge;
}

/** What the edge should have of a site, all read at one point in time. */
export async function edgeSite(deps: ArmedQueryDeps, siteId: string, at = deps.clock()): Promise<DesiredEdge> {
  return desiredEdge(await deps.store.loadIsolated(edgeKeys(siteId)), siteId, at, deps.armedSecondsAhead);
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

/**
 * @param snapshot the records of `edgeKeys`, read at one point in time
 * @param at whose windows are meant
 */
export function desiredEdge(snapshot: Snapshot, siteId: string, at: EpochSeconds, secondsAhead: number): DesiredEdge {
  const { revision } = snapshot.head(siteId);
  const calendar = snapshot.calendar(siteId);
  const site = edgeSiteOf({ ...calendar, entries: [] }, snapshot.site(siteId), snapshot.bypass(siteId), revision);
  const { armed, unarmed, armsNextAt } = armedNow(site, calendar, at, secondsAhead);
  const published = snapshot.edge(siteId);
  return {
    site: edgeSiteOf({ ...calendar, entries: armed }, snapshot.site(siteId), snapshot.bypass(siteId), revision),
    unarmed,
    ...(armsNextAt !== undefined && { armsNextAt }),
    ...(published && { published }),
  };
}
