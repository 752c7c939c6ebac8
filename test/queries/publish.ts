import { encodeSite } from '../../edge/document/encode';
import { edgeSite } from '../../lambdas/queries/site/edge-site';
import type { World } from '../commands/fixtures';

/** Records that the edge has everything that it should have of a site now. */
export async function publish({ deps, now, store }: World, siteId = 'demo'): Promise<void> {
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
