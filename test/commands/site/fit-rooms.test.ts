import { createSite } from '../../../lambdas/commands/site/create-site';
import { deleteSite } from '../../../lambdas/commands/site/delete-site';
import { fitRooms } from '../../../lambdas/commands/site/fit-rooms';
import { updateSite } from '../../../lambdas/commands/site/update-site';
import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { startEmergency } from '../../../lambdas/commands/window/start-emergency';
import { bytes } from '../../../lambdas/domain/limits';
import type { Store } from '../../../lambdas/store/port';
import {
  admin,
  approvedWindow,
  as,
  createWorld,
  demo,
  hour,
  refusedBy,
  requestedWindow,
  type World,
} from '../fixtures';
import { recordPublished } from '../published';
import { approveWindow } from '../signed-votes';
import { breakGlass } from '../window/emergency-fixtures';

const roomIn = async ({ store }: World) => (await store.load([{ kind: 'edge-room' }])).edgeRoom().reservedBytes;
const reservedBy = async ({ store }: World, siteId = 'demo') =>
  (await store.load([{ kind: 'calendar', siteId }])).calendar(siteId).reservedBytes;

/** Leaves so many bytes for ordinary changes. */
async function fillStore(world: World, free: number): Promise<void> {
  const taken = bytes.edgeStore - bytes.edgeStoreReserve - free - (await roomIn(world));
  await world.store.commit({ put: [], reserve: { bytes: taken, limit: bytes.edgeStore } });
}

async function published(world: World, siteId = 'demo'): Promise<void> {
  const { revision } = (await world.store.load([{ kind: 'head', chain: siteId }])).head(siteId);
  await recordPublished(world.deps, { siteId, revision, hostnames: [] });
}

const large = { message: 'x'.repeat(280), messages: { fr: 'y'.repeat(280), de: 'z'.repeat(280) } };

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

describe('in a full store', () => {
  const far = { ...large, startsAt: '2026-11-02T14:00:00Z', endsAt: '2026-11-02T15:00:00Z' };

  it('every way to ask for more is refused, and says what would make room', async () => {
    const world = await createWorld();
    for (const day of [5, 6, 7, 8]) {
      await approvedWindow(world, { startsAt: `2026-11-0${day}T10:00:00Z`, endsAt: `2026-11-0${day}T11:00:00Z` });
    }
    const waiting = await requestedWindow(world, far);
    await fillStore(world, 0);
    const hostnames = [...demo().hostnames, ...Array.from({ length: 20 }, (_, n) => `h${n}.example`)];
    const cidrs = Array.from({ length: 5 }, (_, n) => `203.0.${n}.0/25`);
    const refusals = [
      await refusedBy(requestedWindow(world, far)),
      await refusedBy(approveWindow(world.deps, { windowId: waiting.windowId }, as('ana'))),
      await refusedBy(updateSite(world.deps, { ...demo(), hostnames }, admin)),
      await refusedBy(updateSite(world.deps, { ...demo(), bypass: { cidrs } }, admin)),
      await refusedBy(createSite(world.deps, { siteId: 'other', hostnames: ['other.example'] }, admin)),
    ];
    expect(refusals.map(({ code }) => code)).toEqual(Array(5).fill('edge-store-full'));
    for (const { message, details } of refusals) {
      expect(message).toContain('Make room: cancel or end windows');
      expect(details).toMatchObject({ freeBytes: 0, neededBytes: expect.any(Number) });
    }
  });

  it('what needs no more is accepted', async () => {
    const world = await createWorld();
    const before = await approvedWindow(world);
    await cancelWindow(world.deps, { windowId: before.windowId }, as('rita'));
    await fillStore(world, 0);
    const { windowId } = await approvedWindow(world);
    await updateSite(world.deps, { ...demo(), timeZone: 'Europe/Paris' }, admin);
    expect((await cancelWindow(world.deps, { windowId }, as('rita'))).status).toBe('cancelled');
  });

  it('a hundred sites take an emergency each without touching what they share', async () => {
    const world = await createWorld();
    const sites = Array.from({ length: 100 }, (_, n) => `s${n}`);
    for (const siteId of sites) {
      await createSite(world.deps, { ...demo(), siteId, hostnames: [`${siteId}.example`] }, admin);
    }
    await fillStore(world, -bytes.edgeStoreReserve);
    const full = await roomIn(world);
    const emergency = { mode: 'full', message: '&'.repeat(150) } as const;
    const began = await Promise.all(sites.map((siteId) => breakGlass(world, { siteId, ...emergency })));
    expect(began.map(({ status }) => status)).toEqual(Array(100).fill('active'));
    expect(await roomIn(world)).toBe(full);
  });

  it('an emergency is accepted in the room of windows for which nothing could be reserved', async () => {
    const world = await createWorld();
    for (const day of ['04', '14', '24']) {
      await approvedWindow(world, {
        ...large,
        startsAt: `2026-11-${day}T10:00:00Z`,
        endsAt: `2026-11-${day}T11:00:00Z`,
      });
    }
    await fillStore(world, -bytes.edgeStoreReserve);
    const longer = { ...world.deps, armedSecondsAhead: 31 * 24 * hour };
    const emergency = { siteId: 'demo', mode: 'full', reason: 'breach', durationMinutes: 30 } as const;
    expect((await startEmergency(longer, emergency, as('eve'))).status).toBe('active');
  });

  it('further emergencies of a site use the part that is kept for them, and are refused only beyond it', async () => {
    const world = await createWorld();
    await fillStore(world, 0);
    await breakGlass(world);
    await breakGlass(world, { paths: ['/shop'] });
    await fillStore(world, -bytes.edgeStoreReserve);
    const refusal = await refusedBy(breakGlass(world));
    expect(refusal).toMatchObject({ code: 'edge-store-full' });
    expect(refusal.message).toContain('end another emergency window first');
  });
});

it('several commands that want the last room do not get it twice', async () => {
  const world = await createWorld();
  for (const siteId of ['a', 'b', 'c']) {
    await createSite(world.deps, { ...demo(), siteId, hostnames: [`${siteId}.example`] }, admin);
  }
  await fillStore(world, 2048);
  const sites = ['a', 'b', 'c'];
  const asked = await Promise.all(sites.map((siteId) => requestedWindow(world, { siteId, ...large })));
  const outcomes = await Promise.all(
    asked.map(({ windowId }) =>
      approveWindow(world.deps, { windowId }, as('ana')).then(
        ({ status }) => status,
        ({ code }) => code,
      ),
    ),
  );
  expect([...outcomes].sort()).toEqual(['approved', 'edge-store-full', 'edge-store-full']);
  expect(await roomIn(world)).toBeLessThanOrEqual(bytes.edgeStore - bytes.edgeStoreReserve);
});
