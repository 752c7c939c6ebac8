import { createSite } from '../../../lambdas/commands/site/create-site';
import { deleteSite } from '../../../lambdas/commands/site/delete-site';
import { updateSite } from '../../../lambdas/commands/site/update-site';
import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { checkStore } from '../../../lambdas/reactions/edge/check-store';
import type { PublishDeps } from '../../../lambdas/reactions/edge/deps';
import { publishDue } from '../../../lambdas/reactions/edge/publish-due';
import { publishEdge } from '../../../lambdas/reactions/edge/publish-edge';
import type { Store } from '../../../lambdas/store/port';
import { admin, approvedWindow, as, createWorld, demo, type World } from '../../commands/fixtures';
import { Logged } from '../fakes';
import { ModelStore } from './simulation/model-store';

/** Site `demo` with an approved window, published. */
async function given() {
  const world = await createWorld();
  const edgeStore = new ModelStore();
  const logged = new Logged();
  const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
  const deps: PublishDeps = { ...world.deps, edgeStore, pause, random: () => 0.5, log: logged.log };
  const { windowId } = await approvedWindow(world);
  await publishEdge(deps, 'demo');
  Object.assign(edgeStore.calls, { etag: 0, list: 0, update: 0, stale: 0 });
  logged.lines.length = 0;
  return { world, deps, edgeStore, logged, windowId };
}

/** These deps, with something that happens once before a call of the store. */
function interrupted<K extends 'publishDue' | 'commit' | 'load'>(
  deps: PublishDeps,
  name: K,
  happens: () => Promise<unknown>,
  when: (call: Parameters<Store[K]>) => boolean = () => true,
): PublishDeps {
  let once = true;
  const store: Store = Object.create(deps.store, {
    [name]: {
      value: async (...call: Parameters<Store[K]>) => {
        if (once && when(call)) {
          once = false;
          await happens();
        }
        return Reflect.apply(deps.store[name], deps.store, call);
      },
    },
  });
  return { ...deps, store };
}

const died = () => Promise.reject(new Error('died'));
const isRecord = ([{ put }]: Parameters<Store['commit']>) => put.some(({ kind }) => kind === 'edge-entries');
const edgeOf = async ({ store }: World) => {
  const found = await store.load([
    { kind: 'edge', siteId: 'demo' },
    { kind: 'head', chain: 'demo' },
  ]);
  return { published: found.edge('demo')?.publishedRevision, revision: found.head('demo').revision };
};
const expectCurrent = async (world: World) => {
  const { published, revision } = await edgeOf(world);
  expect(published).toBe(revision);
  expect(await world.store.publishDue()).toEqual([]);
};
const cancel = ({ deps }: World, windowId: string) => cancelWindow(deps, { windowId }, as('rita'));

describe('between two calls of a publisher', () => {
  it('a site that is deleted leaves nothing behind that was written and not recorded yet', async () => {
    const { world, deps, edgeStore } = await given();
    const shop = { siteId: 'shop', hostnames: ['shop.example'], policy: demo().policy };
    await createSite(world.deps, shop, admin);
    const deletedMeanwhile = async () => {
      await deleteSite(world.deps, { siteId: 'shop' }, admin);
      world.now += 4; // the lease has expired
      await publishDue(deps);
    };

    await publishEdge(interrupted(deps, 'commit', deletedMeanwhile, isRecord), 'shop');
    await publishDue(deps);
    await checkStore(deps);

    expect(edgeStore.ownedBy('shop')).toEqual({});
    await expectCurrent(world);
  });

  it('a revision that is raised after the site was read stays due', async () => {
    const { world, deps, windowId } = await given();
    await updateSite(world.deps, { ...demo(), hostnames: [...demo().hostnames, 'more.example'] }, admin);
    const ticks = async () => {
      for (let tick = 0; tick < 5; tick++) await new Promise((resolve) => setImmediate(resolve));
      await cancel(world, windowId);
    };

    await publishEdge(interrupted(deps, 'publishDue', ticks), 'demo');

    const { published, revision } = await edgeOf(world);
    expect((await world.store.publishDue()).length).toBe(published === revision ? 0 : 1);
    await publishDue(deps);
    await expectCurrent(world);
  });

  it('a revision that is raised before its record stays due, and costs no list', async () => {
    const { world, deps, edgeStore, windowId } = await given();
    await updateSite(world.deps, { ...demo(), hostnames: [...demo().hostnames, 'more.example'] }, admin);

    await publishEdge(
      interrupted(deps, 'commit', () => cancel(world, windowId), isRecord),
      'demo',
    );

    expect((await world.store.publishDue()).length).toBeGreaterThan(0);
    await publishDue(deps);
    await expectCurrent(world);
    expect(edgeStore.calls).toEqual({ etag: 0, list: 0, update: 2, stale: 0 });
  });

  it('what is due of a revision that there is not, as after a restore, is not due for ever', async () => {
    const { world, deps } = await given();
    const due = { siteId: 'demo', revision: 99, urgent: true, since: world.now };
    await world.store.commit({ put: [], putAlways: [{ kind: 'publish-due', value: due }] });

    expect(await publishDue(deps)).toEqual({ left: 0 });

    await expectCurrent(world);
  });

  it('a change by hand that another one finds is not taken for published', async () => {
    const { world, deps, edgeStore } = await given();
    const { revision } = await edgeOf(world);
    const due = { siteId: 'demo', revision, urgent: false, since: world.now };
    await world.store.commit({ put: [], putAlways: [{ kind: 'publish-due', value: due }] });
    const wanted = edgeStore.ownedBy('demo');
    const found = async () => {
      world.now += 5; // the lease of the first has expired
      edgeStore.byHand((entries) => entries.delete('demo.example'));
      const dying = Object.create(edgeStore, { update: { value: died } });
      await expect(checkStore({ ...deps, edgeStore: dying })).rejects.toThrow('died');
    };

    await publishDue(interrupted(deps, 'commit', found, ([{ remove = [] }]) => remove.length > 0));
    await publishDue(deps);
    await checkStore(deps);

    expect(edgeStore.ownedBy('demo')).toEqual(wanted);
  });

  it('one that reads the store is given up when another has begun to', async () => {
    const { world, deps, edgeStore } = await given();
    edgeStore.byHand((entries) => entries.set('demo/OLD', '2'));
    const other = async () => {
      world.now += 5; // the lease of the first has expired
      expect(await checkStore(deps)).toMatchObject({ drifted: ['demo'] });
    };
    const compares = ([keys]: Parameters<Store['load']>) => keys.some(({ kind }) => kind === 'edge-entries');

    await checkStore(interrupted(deps, 'load', other, compares));

    const found = await world.store.load([{ kind: 'edge-entries', siteId: 'demo' }, { kind: 'edge-store' }]);
    expect(found.edgeJournal().etag).toBe(edgeStore.current);
    expect(found.edgeEntries('demo')?.entries).toEqual(edgeStore.ownedBy('demo'));
  });

  it('one that dies before it records leaves a store that the next one reads once, and no drift', async () => {
    const { world, deps, edgeStore, logged, windowId } = await given();
    await cancel(world, windowId);
    await expect(publishEdge(interrupted(deps, 'commit', died, isRecord), 'demo')).rejects.toThrow('died');
    world.now += 3;

    await publishDue(deps);

    await expectCurrent(world);
    expect(edgeStore.calls).toEqual({ etag: 1, list: 1, update: 2, stale: 1 });
    expect(logged.codes()).not.toContain('edge-drift');
  });
});

describe('a change by hand', () => {
  it('of nothing costs one call', async () => {
    const { deps, edgeStore } = await given();

    expect(await checkStore(deps)).toEqual({ moved: false, drifted: [], left: 0 });

    expect(edgeStore.calls).toEqual({ etag: 1, list: 0, update: 0, stale: 0 });
  });

  it.each<[string, (entries: Map<string, string>) => void]>([
    ['deletes a hostname', (entries) => entries.delete('demo.example')],
    ['changes one', (entries) => entries.set('demo.example', '9999999999 ["demo",1]')],
    ['writes over one', (entries) => entries.set('demo.example', 'nonsense')],
    ['gives it to a site that there is not', (entries) => entries.set('demo.example', '9999999999 ["gone",1]')],
    ['adds what the site had', (entries) => entries.set('demo/OLD', '2')],
  ])('that %s is found and repaired', async (_, change) => {
    const { deps, edgeStore, logged } = await given();
    const wanted = edgeStore.ownedBy('demo');
    edgeStore.byHand(change);

    const found = await checkStore(deps);

    expect(found).toMatchObject({ moved: true, left: 0 });
    expect(found.drifted).toContain('demo');
    expect(logged.lines).toContainEqual({ code: 'edge-drift', siteId: 'demo' });
    expect(edgeStore.ownedBy('demo')).toEqual(wanted);
    expect(await checkStore(deps)).toEqual({ moved: false, drifted: [], left: 0 });
  });

  it('is not overwritten by a publish that does not know of it, but found by it', async () => {
    const { world, deps, edgeStore, windowId } = await given();
    edgeStore.byHand((entries) => entries.delete('www.demo.example'));
    const { revision } = await cancel(world, windowId);

    expect(await publishEdge(deps, 'demo')).toMatchObject({ publishedRevision: revision });

    expect(Object.keys(edgeStore.ownedBy('demo'))).toEqual(['demo.example', 'www.demo.example']);
    expect(edgeStore.calls).toEqual({ etag: 1, list: 1, update: 2, stale: 1 });
  });

  it('of a site that the control table does not know is said, and left', async () => {
    const { deps, edgeStore, logged } = await given();
    edgeStore.byHand((entries) => entries.set('old.example', '9999999999 ["former",3]'));

    expect(await checkStore(deps)).toMatchObject({ moved: true, left: 0 });

    expect(logged.lines).toContainEqual({ code: 'edge-ahead', siteId: 'former', revision: 0, publishedRevision: 3 });
    expect(edgeStore.entries.has('old.example')).toBe(true);
  });
});
