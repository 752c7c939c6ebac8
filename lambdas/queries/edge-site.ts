import type { EdgeSite } from '../../edge/document';
import type { PublishedEdge } from '../domain/site';
import type { QueryDeps } from './deps';

export interface DesiredEdge {
  /** What the edge must show at `revision`; no hostnames when the site is deleted. */
  readonly site: EdgeSite;
  readonly published?: PublishedEdge;
  /** Hostnames of the last publish that belong to no site any more: their keys are to be deleted. */
  readonly released: readonly string[];
}

/** One isolated read of all that a publish needs. Call it after the store's ETag was read. */
export async function edgeSite(_deps: QueryDeps, _siteId: string): Promise<DesiredEdge> {
  throw new Error('not written');
}
