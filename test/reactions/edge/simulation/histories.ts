import fc from 'fast-check';
import { encodeSite } from '../../../../edge/document/encode';
import { entryBytes } from '../../../../edge/document/encode-capacity';
import { edgeSite } from '../../../../lambdas/queries/site/edge-site';
import { Simulation } from './simulation';

/** @param crash how likely a call is the last one of its process. @returns how many processes did not end well */
export async function checkHistories(crash: number, numRuns: number): Promise<number> {
  let crashes = 0;
  const history = fc.asyncProperty(fc.nat(), async (seed) => {
    const simulation = await Simulation.create(seed, crash);
    await simulation.run(30);
    await simulation.settle();
    simulation.check();
    await expectPublished(simulation);
    await expectCounted(simulation);
    crashes += simulation.crashes.length;
  });
  await fc.assert(history, { numRuns });
  return crashes;
}

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

/** What is reserved is what the sites say, and no site holds more. */
async function expectCounted({ world: { store }, edgeStore }: Simulation): Promise<void> {
  const calendars = store.all().flatMap((each) => (each.kind === 'calendar' ? each.value : []));
  const { reservedBytes } = (await store.load([{ kind: 'edge-room' }])).edgeRoom();
  expect(reservedBytes).toBe(calendars.reduce((sum, calendar) => sum + (calendar.reservedBytes ?? 0), 0));
  for (const { siteId, reservedBytes: reserved = 0 } of calendars) {
    const held = Object.entries(edgeStore.ownedBy(siteId)).reduce(
      (sum, [key, value]) => sum + entryBytes({ key, value }),
      0,
    );
    expect({ siteId, held, enough: held <= reserved }).toEqual({ siteId, held, enough: true });
  }
}
