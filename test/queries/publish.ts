import { encodeSite } from '../../edge/document/encode';
import type { ArmedQueryDeps } from '../../lambdas/queries/deps';
import { edgeSite } from '../../lambdas/queries/site/edge-site';

/** Records that the edge has everything that it should have of a site now. */
export async function publish({ deps }: { readonly deps: ArmedQueryDeps }, siteId = 'demo'): Promise<void> {
  const { store } = deps;
  const now = deps.clock();
  const { site, published } = await edgeSite(deps, siteId);
  const before = (await store.load([{ kind: 'edge-entries', siteId }])).edgeEntries(siteId);
  const entries = Object.fromEntries(encodeSite(site, now).map(({ key, value }) => [key, value]));
  const { revision, hostnames } = site;
  const edge = { siteId, publishedRevision: revision, publishedAt: now, hostnames };
  await store.commit({
    put: [
      { kind: 'edge', value: { ...edge, version: (published?.version ?? 0) + 1 } },
      { kind: 'edge-entries', value: { siteId, entries, version: (before?.version ?? 0) + 1 } },
    ],
  });
}
