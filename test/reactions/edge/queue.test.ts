import { createSite } from '../../../lambdas/commands/site/create-site';
import { deleteSite } from '../../../lambdas/commands/site/delete-site';
import { updateSite } from '../../../lambdas/commands/site/update-site';
import { endWindow } from '../../../lambdas/commands/window/end-window';
import { startEmergency } from '../../../lambdas/commands/window/start-emergency';
import type { PublishDeps } from '../../../lambdas/reactions/edge/deps';
import { publishDue } from '../../../lambdas/reactions/edge/publish-due';
import { publishEdge } from '../../../lambdas/reactions/edge/publish-edge';
import { admin, approvedWindow, as, createWorld, demo, type World } from '../../commands/fixtures';
import { Logged } from '../fakes';
import { ModelStore } from './simulation/model-store';

const hostnamesOf = (siteId: string, count: number) =>
  Array.from({ length: count }, (_, n) => `h${n}.${siteId}.example`);

/** Site `demo` and as many others as said, all published. */
async function given(sites = 0, hostnames = 1) {
  const world = await createWorld();
  const edgeStore = new ModelStore();
  const logged = new Logged();
  const deps: PublishDeps = {
    ...world.deps,
    edgeStore,
    log: logged.log,
    random: () => 0.5,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  };
  const siteIds = Array.from({ length: sites }, (_, n) => `s${n}`);
  for (const siteId of siteIds) {
    await createSite(world.deps, { siteId, hostnames: hostnamesOf(siteId, hostnames), policy: demo().policy }, admin);
  }
  await publishDue(deps);
  Object.assign(edgeStore.calls, { etag: 0, list: 0, update: 0, stale: 0 });
  logged.lines.length = 0;
  return { world, deps, edgeStore, logged, siteIds };
}

const emergency = ({ deps }: World, siteId: string) =>
  startEmergency(deps, { siteId, mode: 'full', reason: 'breach', durationMinutes: 30 }, as('eve'));
const publishedSites = ({ lines }: Logged) =>
  lines.filter(({ code }) => code === 'edge-published').map(({ siteId }) => siteId);

describe('publishing from what is recorded of the store', () => {
  it('takes one update, and neither lists nor describes', async () => {
    const { world, deps, edgeStore } = await given(20);
    await approvedWindow(world);

    await publishEdge(deps, 'demo');

    expect(edgeStore.calls).toEqual({ etag: 0, list: 0, update: 1, stale: 0 });
  });

  it('takes one list for a store that an earlier release wrote', async () => {
    const { world, deps, edgeStore, siteIds } = await given(20);
    // What is recorded now was not, then.
    for (const record of world.store.all()) {
      if (record.kind === 'edge-store' || record.kind === 'edge-entries' || record.kind === 'edge-hostname') {
        await world.store.commit({ put: [], remove: [record] });
      }
    }
    const { revision } = await approvedWindow(world);

    expect(await publishEdge(deps, 'demo')).toMatchObject({ publishedRevision: revision });
    expect(await publishDue(deps)).toEqual({ left: 0 });

    expect(edgeStore.calls).toEqual({ etag: 1, list: 1, update: 1, stale: 0 });
    const keys = siteIds.map((siteId) => ({ kind: 'edge-entries', siteId }) as const);
    const recorded = await world.store.load(keys);
    expect(siteIds.filter((siteId) => recorded.edgeEntries(siteId)?.version !== 1)).toEqual([]);
  });
});

describe('many sites at once', () => {
  it('share updates, and none of a hundred emergencies fails', async () => {
    const { world, deps, edgeStore, siteIds } = await given(100, 3);
    const windows = await Promise.all(siteIds.map((siteId) => emergency(world, siteId)));

    const answers = await Promise.all(siteIds.map((siteId) => publishEdge(deps, siteId)));

    expect(answers.map(({ publishedRevision }) => publishedRevision)).toEqual(windows.map(({ revision }) => revision));
    const keys = 100 * (3 + 1);
    expect(edgeStore.calls.update).toBeLessThanOrEqual(Math.ceil(keys / 50) + 3);
    expect(edgeStore.calls).toMatchObject({ etag: 0, list: 0, stale: 0 });
    expect(await world.store.publishDue()).toEqual([]);
  }, 30_000);

  it('are served by the one at work, and each revision is written once', async () => {
    const { world, deps, edgeStore, logged, siteIds } = await given(12);
    await Promise.all(siteIds.map((siteId) => emergency(world, siteId)));

    await Promise.all([...siteIds.map((siteId) => publishEdge(deps, siteId)), publishDue(deps), publishDue(deps)]);

    expect(publishedSites(logged).sort()).toEqual([...siteIds].sort());
    expect(edgeStore.calls.update).toBe(1);
  });
});

describe('more than one run of the function has time for', () => {
  it('is left for the next one, before the function is ended in the middle of it', async () => {
    const { world, deps, edgeStore, siteIds } = await given(40, 24);
    for (const siteId of siteIds) await emergency(world, siteId);
    const update = edgeStore.update.bind(edgeStore);
    edgeStore.update = (...call) => {
      world.now += 2;
      return update(...call);
    };
    const begun = world.now;

    const { left } = await publishDue(deps);

    expect(world.now - begun).toBeLessThan(25);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(40);
    while ((await publishDue(deps)).left > 0);
    expect(edgeStore.calls).toMatchObject({ etag: 0, list: 0, stale: 0 });
  });
});

describe('the order', () => {
  it('is urgent before usual, and the oldest first', async () => {
    const { world, deps, logged } = await given(40, 20);
    for (const n of [3, 2, 1]) {
      world.now += 1;
      await updateSite(
        world.deps,
        { siteId: `s${n}`, hostnames: hostnamesOf(`s${n}`, 21), policy: demo().policy },
        admin,
      );
    }
    for (const n of [9, 8, 7]) {
      world.now += 1;
      await emergency(world, `s${n}`);
    }

    await publishDue(deps);

    expect(publishedSites(logged)).toEqual(['s9', 's8', 's7', 's3', 's2', 's1']);
  });

  it('lets an end go before a window that starts tomorrow', async () => {
    const { world, deps, logged } = await given(1);
    const { windowId } = await emergency(world, 's0');
    await publishEdge(deps, 's0');
    logged.lines.length = 0;
    await approvedWindow(world);
    world.now += 60;
    await endWindow(world.deps, { windowId }, as('rita'));
    expect((await world.store.publishDue()).map(({ siteId, urgent }) => [siteId, urgent])).toEqual([
      ['s0', true],
      ['demo', false],
    ]);

    await publishDue(deps);

    expect(publishedSites(logged)).toEqual(['s0', 'demo']);
  });
});

describe('a hostname that moves', () => {
  const settings = (siteId: string, hostnames: string[]) => ({ siteId, hostnames, policy: demo().policy });
  const moved = async ({ world }: Awaited<ReturnType<typeof given>>) => {
    await updateSite(world.deps, settings('s0', ['other.example']), admin);
    await updateSite(world.deps, settings('s1', ['h0.s0.example', 'h0.s1.example']), admin);
  };

  it('is put and not deleted when both sites are written together', async () => {
    const all = await given(2);
    await moved(all);

    await publishDue(all.deps);

    expect(all.edgeStore.calls).toEqual({ etag: 0, list: 0, update: 1, stale: 0 });
    expect(Object.keys(all.edgeStore.ownedBy('s1'))).toEqual(['h0.s0.example', 'h0.s1.example']);
    expect(Object.keys(all.edgeStore.ownedBy('s0'))).toEqual(['other.example']);
  });

  it('stays with its new site when the former one is published later, or deleted', async () => {
    const all = await given(2);
    await moved(all);
    await deleteSite(all.world.deps, { siteId: 's0' }, admin);
    const [former] = (await all.world.store.publishDue()).filter(({ siteId }) => siteId === 's0');
    if (!former) throw new Error('s0 is not due');
    await all.world.store.commit({ put: [], remove: [{ kind: 'publish-due', value: former }] });
    await publishDue(all.deps);
    await all.world.store.commit({ put: [], putAlways: [{ kind: 'publish-due', value: former }] });

    await publishDue(all.deps);

    expect(Object.keys(all.edgeStore.ownedBy('s1'))).toEqual(['h0.s0.example', 'h0.s1.example']);
    expect(all.edgeStore.ownedBy('s0')).toEqual({});
    expect(all.edgeStore.calls).toMatchObject({ etag: 0, list: 0, stale: 0 });
  });
});
