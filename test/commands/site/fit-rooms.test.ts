import { deleteSite } from '../../../lambdas/commands/site/delete-site';
import { fitRooms } from '../../../lambdas/commands/site/fit-rooms';
import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { bytes } from '../../../lambdas/domain/limits';
import type { Store } from '../../../lambdas/store/port';
import { admin, approvedWindow, as, createWorld, hour, type World } from '../fixtures';
import { recordPublished } from '../published';
import { breakGlass } from '../window/emergency-fixtures';
import { fillStore, large, roomIn } from './room-fixtures';

const reservedBy = async ({ store }: World, siteId = 'demo') =>
  (await store.load([{ kind: 'calendar', siteId }])).calendar(siteId).reservedBytes;

async function published(world: World, siteId = 'demo'): Promise<void> {
  const { revision } = (await world.store.load([{ kind: 'head', chain: siteId }])).head(siteId);
  await recordPublished(world.deps, { siteId, revision, hostnames: [] });
}

describe('a site', () => {
  it('reserves whole steps for itself and one emergency, and more only when it needs more', async () => {
    const world = await createWorld();
    const first = await roomIn(world);
    expect(first).toBe(await reservedBy(world));
    expect(first % 1024).toBe(0);

    await approvedWindow(world, large);
    const second = await roomIn(world);
    expect(second).toBeGreaterThan(first);
    expect(second).toBe(await reservedBy(world));

    await breakGlass(world);
    expect(await roomIn(world)).toBe(second);
    await breakGlass(world);
    expect(await roomIn(world)).toBeGreaterThan(second);
  });

  it('gives back what it does not need any more, once that is published', async () => {
    const world = await createWorld();
    const { windowId } = await approvedWindow(world, large);
    const full = await roomIn(world);
    await cancelWindow(world.deps, { windowId }, as('rita'));
    await fitRooms(world.deps, ['demo']);
    expect(await roomIn(world)).toBe(full);

    await published(world);
    await fitRooms(world.deps, ['demo']);
    expect(await roomIn(world)).toBe(await reservedBy(world));
    expect(await roomIn(world)).toBeLessThanOrEqual(full - 2048);
  });

  it('gives back everything when it is deleted', async () => {
    const world = await createWorld();
    await deleteSite(world.deps, { siteId: 'demo' }, admin);
    await published(world);
    await fitRooms(world.deps, ['demo']);
    expect([await roomIn(world), await reservedBy(world)]).toEqual([0, 0]);
  });

  it('gives nothing back while a change is on its way', async () => {
    const world = await createWorld();
    const { windowId } = await approvedWindow(world, large);
    await cancelWindow(world.deps, { windowId }, as('rita'));
    await published(world);
    const full = await roomIn(world);
    const { store } = world;
    let raced = false;
    const commit: Store['commit'] = async (one) => {
      if (!raced) {
        raced = true;
        await approvedWindow(world, large);
      }
      return store.commit(one);
    };
    await fitRooms({ ...world.deps, store: Object.assign(Object.create(store) as Store, { commit }) }, ['demo']);
    expect(await roomIn(world)).toBe(full);
  });

  it('from before there were reservations reserves with its first change, or when it is published', async () => {
    const world = await createWorld();
    const calendar = (await world.store.load([{ kind: 'calendar', siteId: 'demo' }])).calendar('demo');
    const { reservedBytes = 0, ...rest } = calendar;
    await world.store.commit({
      put: [{ kind: 'calendar', value: { ...rest, version: rest.version + 1 } }],
      reserve: { bytes: -reservedBytes, limit: 0 },
    });
    await published(world);
    await fitRooms(world.deps, ['demo']);
    expect([await roomIn(world), await reservedBy(world)]).toEqual([reservedBytes, reservedBytes]);
  });

  it('is named when there is no room for what it needs', async () => {
    const world = await createWorld();
    await approvedWindow(world, { ...large, startsAt: '2026-11-20T10:00:00Z', endsAt: '2026-11-20T11:00:00Z' });
    await approvedWindow(world, { ...large, startsAt: '2026-11-30T10:00:00Z', endsAt: '2026-11-30T11:00:00Z' });
    await published(world);
    await fillStore(world, -bytes.edgeStoreReserve);
    const longer = { ...world.deps, armedSecondsAhead: 31 * 24 * hour };
    expect(await fitRooms(longer, ['demo'])).toEqual({ short: ['demo'] });
  });
});
