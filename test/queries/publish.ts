import { encodeSite } from '../../edge/document/encode';
import { recordPublish } from '../../lambdas/commands/site/record-publish';
import type { ArmedQueryDeps } from '../../lambdas/queries/deps';
import { edgeSite } from '../../lambdas/queries/site/edge-site';

/** Records that the edge has everything that it should have of a site now, and that nothing of it is due. */
export async function publish({ deps }: { readonly deps: ArmedQueryDeps }, siteId = 'demo'): Promise<void> {
  const { store } = deps;
  const { site, armsNextAt } = await edgeSite(deps, siteId);
  const seen = await store.load([{ kind: 'edge-store' }, { kind: 'edge', siteId }, { kind: 'edge-entries', siteId }]);
  const entries = Object.fromEntries(encodeSite(site, deps.clock()).map(({ key, value }) => [key, value]));
  const { revision, hostnames } = site;
  const due = (await store.publishDue()).filter((one) => one.siteId === siteId);
  const served = { siteId, revision, hostnames, entries, due, ...(armsNextAt !== undefined && { armsNextAt }) };
  await recordPublish(deps, { journal: seen.edgeJournal(), sites: [served], moved: [] }, seen);
}
