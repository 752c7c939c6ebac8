import fc from 'fast-check';
import { encodeSite } from '../../../../edge/document/encode';
import { edgeSite } from '../../../../lambdas/queries/site/edge-site';
import { Simulation } from './simulation';

/** What every history ends in. */
async function expectPublished({ world, edgeStore }: Simulation): Promise<void> {
  expect(await world.store.publishDue()).toEqual([]);
  for (const siteId of ['demo', 's0', 's1', 's2', 's3', 's4']) {
    const { site, published } = await edgeSite(world.deps, siteId);
    const wanted = encodeSite(site, world.now).map(({ key, value }) => [key, value]);
    expect({ siteId, entries: edgeStore.ownedBy(siteId) }).toEqual({
      siteId,
      entries: Object.fromEntries(wanted.sort()),
    });
    expect({ siteId, revision: published?.publishedRevision ?? 0 }).toEqual({ siteId, revision: site.revision });
  }
}

describe('publishers that run at the same time, die between any two calls and meet changes by hand', () => {
  it.each([0, 0.02, 0.1])(
    'publish every revision, never an older one, and record exactly what the store holds, when %d of all calls are the last',
    async (crash) => {
      let crashes = 0;
      await fc.assert(
        fc.asyncProperty(fc.nat(), async (seed) => {
          const simulation = await Simulation.create(seed, crash);
          await simulation.run(40);
          await simulation.settle();
          simulation.check();
          await expectPublished(simulation);
          crashes += simulation.crashes.length;
        }),
        { numRuns: 40 },
      );
      expect(crashes > 0).toBe(crash > 0);
    },
    60_000,
  );
});
