import { recordPublish } from '../../lambdas/commands/site/record-publish';
import type { SitePublication } from '../../lambdas/domain/site/publication';
import type { PublishedEdge } from '../../lambdas/domain/site/site';
import type { World } from './fixtures';

/**
 * Records what a publisher did for a site, without a publisher: nothing that was written, but what was due. Whom another
 * one overtook reads again, as publishers do.
 * @returns what EDGE says then
 */
export async function recordPublished(
  { store, clock }: Pick<World['deps'], 'store' | 'clock'>,
  publication: SitePublication,
): Promise<PublishedEdge> {
  const { siteId } = publication;
  const seen = await store.load([{ kind: 'edge-store' }, { kind: 'edge', siteId }]);
  const due = (await store.publishDue()).filter((one) => one.siteId === siteId && one.revision <= publication.revision);
  const sites = [{ ...publication, due }];
  const recorded = await recordPublish({ store, clock }, { journal: seen.edgeJournal(), sites, moved: [] }, seen);
  if (recorded === 'overtaken') return recordPublished({ store, clock }, publication);
  const edge = recorded.get(siteId);
  if (!edge) throw new Error('Nothing was recorded');
  return edge;
}
