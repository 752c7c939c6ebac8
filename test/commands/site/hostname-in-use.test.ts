import { createSite } from '../../../lambdas/commands/site/create-site';
import { deleteSite } from '../../../lambdas/commands/site/delete-site';
import { updateSite } from '../../../lambdas/commands/site/update-site';
import type { SiteDeps } from '../../../lambdas/commands/steps/site-settings';
import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { endWindow } from '../../../lambdas/commands/window/end-window';
import { startEmergency } from '../../../lambdas/commands/window/start-emergency';
import type { Commit, Store } from '../../../lambdas/store/port';
import type { MemoryStore } from '../../store/memory-store';
import { admin, approvedWindow, as, createWorld, hour, refusalOf, refusedBy, requestedWindow } from '../fixtures';

/** Site `demo` has `*.example` and `own.example`; the gate looks wildcards up. */
async function createWildcardWorld() {
  const world = await createWorld();
  const deps: SiteDeps = { ...world.deps, wildcards: true };
  await updateSite(deps, all, admin);
  return { world, deps };
}

const all = { siteId: 'demo', hostnames: ['*.example', 'own.example'] };
const shop = { siteId: 'shop', hostnames: ['shop.example'] };
const emergency = { siteId: 'demo', mode: 'full', reason: 'breach', durationMinutes: 10 } as const;

/** Kind: whatever changes which site answers for a name that a live window covers. */
describe('a name below a wildcard that a live window covers', () => {
  it('is given to no new site', async () => {
    const { world, deps } = await createWildcardWorld();
    const { windowId } = await approvedWindow(world);
    expect(await refusedBy(createSite(deps, shop, admin))).toMatchObject({
      code: 'hostname-in-use',
      details: { hostnames: ['shop.example'], wildcard: '*.example', siteId: 'demo', windowIds: [windowId] },
    });
  });

  it('is given to no site that exists, and not to its own', async () => {
    const { world, deps } = await createWildcardWorld();
    await createSite(deps, { ...shop, hostnames: ['shop.test'] }, admin);
    await approvedWindow(world);
    const wider = { ...shop, hostnames: ['shop.test', 'shop.example'] };
    expect(await refusalOf(updateSite(deps, wider, admin))).toBe('hostname-in-use');
    const own = { ...all, hostnames: [...all.hostnames, 'new.example'] };
    expect(await refusalOf(updateSite(deps, own, admin))).toBe('hostname-in-use');
  });

  it('is not taken from the site that has it, by an update or with the site', async () => {
    const { world, deps } = await createWildcardWorld();
    await createSite(deps, { ...shop, hostnames: ['shop.test', 'shop.example'] }, admin);
    await approvedWindow(world);
    expect(await refusalOf(updateSite(deps, { ...shop, hostnames: ['shop.test'] }, admin))).toBe('hostname-in-use');
    expect(await refusalOf(deleteSite(deps, { siteId: 'shop' }, admin))).toBe('hostname-in-use');
  });

  it('counts as covered by an emergency, and by a window that is not decided yet', async () => {
    const { world, deps } = await createWildcardWorld();
    const { windowId } = await requestedWindow(world);
    expect(await refusalOf(createSite(deps, shop, admin))).toBe('hostname-in-use');
    await cancelWindow(world.deps, { windowId }, as('rita'));
    const opened = await startEmergency(world.deps, emergency, as('eve'));
    expect(await refusedBy(createSite(deps, shop, admin))).toMatchObject({
      details: { windowIds: [opened.windowId] },
    });
    await endWindow(world.deps, { windowId: opened.windowId }, as('eve'));
    expect((await createSite(deps, shop, admin)).hostnames).toEqual(['shop.example']);
  });

  it('is free once the window is over, recorded or not', async () => {
    const { world, deps } = await createWildcardWorld();
    await approvedWindow(world);
    world.now += 2 * hour;
    expect((await createSite(deps, shop, admin)).hostnames).toEqual(['shop.example']);
  });
});

describe('other names', () => {
  it('change hands beside a live window: deeper ones, others, and wildcards over names of their own', async () => {
    const { world, deps } = await createWildcardWorld();
    await createSite(deps, { ...shop, hostnames: ['a.b.example', 'example'] }, admin);
    await approvedWindow(world);
    await updateSite(deps, { ...shop, hostnames: ['a.b.example', '*.b.example'] }, admin);
    await createSite(deps, { siteId: 'other', hostnames: ['shop.test'] }, admin);
    await deleteSite(deps, { siteId: 'other' }, admin);
  });

  it('change hands on a gate without wildcards, where none stands for anything', async () => {
    const { world } = await createWildcardWorld();
    await approvedWindow(world);
    expect((await createSite(world.deps, shop, admin)).hostnames).toEqual(['shop.example']);
  });
});

describe('a race', () => {
  /** The store, where somebody is faster once. */
  const overtaken = (store: MemoryStore, meanwhile: () => Promise<unknown>): Store => {
    let done = false;
    const commit = async (change: Commit) => {
      if (!done) {
        done = true;
        await meanwhile();
      }
      return store.commit(change);
    };
    return new Proxy<Store>(store, {
      get: (target, name) => (name === 'commit' ? commit : Reflect.get(target, name).bind(target)),
    });
  };

  it('is lost by whoever takes a name while an emergency begins on its wildcard', async () => {
    const { world, deps } = await createWildcardWorld();
    const store = overtaken(world.store, () => startEmergency(world.deps, emergency, as('eve')));
    expect(await refusalOf(createSite({ ...deps, store }, shop, admin))).toBe('hostname-in-use');
  });

  it('is lost by whoever takes a name while its wildcard is claimed, and covered', async () => {
    const world = await createWorld();
    const deps = { ...world.deps, wildcards: true };
    const store = overtaken(world.store, async () => {
      await updateSite(deps, all, admin);
      await startEmergency(world.deps, emergency, as('eve'));
    });
    expect(await refusalOf(createSite({ ...deps, store }, shop, admin))).toBe('hostname-in-use');
  });

  it('is lost by whoever gives a name up while an emergency begins on its wildcard', async () => {
    const { world, deps } = await createWildcardWorld();
    await createSite(deps, shop, admin);
    const store = overtaken(world.store, () => startEmergency(world.deps, emergency, as('eve')));
    expect(await refusalOf(deleteSite({ ...deps, store }, { siteId: 'shop' }, admin))).toBe('hostname-in-use');
  });
});

it('exchanges all names of a site below one wildcard, and says so where one transaction does not hold it', async () => {
  const { deps } = await createWildcardWorld();
  const names = (start: number) => Array.from({ length: 24 }, (_, n) => `n${start + n}.example`);
  await createSite(deps, { siteId: 'many', hostnames: names(0) }, admin);
  await updateSite(deps, { siteId: 'many', hostnames: names(24) }, admin);
  const spread = (word: string) => Array.from({ length: 24 }, (_, n) => `a.${word}${n}.test`);
  await createSite(deps, { siteId: 'spread', hostnames: spread('one') }, admin);
  expect(await refusalOf(updateSite(deps, { siteId: 'spread', hostnames: spread('two') }, admin))).toBe(
    'too-many-requests',
  );
});
