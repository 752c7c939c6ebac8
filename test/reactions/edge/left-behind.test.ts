import { createSite } from '../../../lambdas/commands/site/create-site';
import { deleteSite } from '../../../lambdas/commands/site/delete-site';
import { checkStore } from '../../../lambdas/reactions/edge/check-store';
import type { PublishDeps } from '../../../lambdas/reactions/edge/deps';
import { publishDue } from '../../../lambdas/reactions/edge/publish-due';
import { admin, createWorld } from '../../commands/fixtures';
import { Logged } from '../fakes';
import { ModelStore } from './simulation/model-store';

const shop = { siteId: 'shop', hostnames: ['shop.example'] };

/** Site `shop` was published and deleted, and the store refused to have its entries removed. */
async function given() {
  const world = await createWorld();
  const edgeStore = new ModelStore();
  const logged = new Logged();
  const pause = async () => undefined;
  const deps: PublishDeps = { ...world.deps, edgeStore, pause, random: () => 0, log: logged.log };
  await createSite(world.deps, shop, admin);
  await publishDue(deps);
  await deleteSite(world.deps, { siteId: 'shop' }, admin);
  edgeStore.refuses = () => true;
  await publishDue(deps);
  return { world, deps, edgeStore, logged };
}

describe('a deleted site whose entries the store refused to have removed', () => {
  it('is removed by the next check of the store, although no list names it any more', async () => {
    const { deps, edgeStore } = await given();
    expect(Object.keys(edgeStore.ownedBy('shop'))).toEqual(['shop.example']);
    edgeStore.refuses = () => false;

    expect(await checkStore(deps)).toEqual({ moved: false, drifted: [], left: 0 });

    expect(edgeStore.ownedBy('shop')).toEqual({});
    const { update } = edgeStore.calls;
    await checkStore(deps);
    expect(edgeStore.calls.update).toBe(update);
  });

  it('is told of by each check until then, and delays no other site', async () => {
    const { world, deps, edgeStore, logged } = await given();
    logged.lines.length = 0;
    edgeStore.refuses = () => edgeStore.ownedBy('shop')['shop.example'] !== undefined;
    await checkStore(deps);
    expect(logged.codes()).toContain('site-set-aside');
    edgeStore.refuses = () => false;

    await createSite(world.deps, { siteId: 'other', hostnames: ['other.example'] }, admin);
    await publishDue(deps);

    expect(Object.keys(edgeStore.ownedBy('other'))).toEqual(['other.example']);
  });

  it('is removed when the store was also changed by hand meanwhile', async () => {
    const { deps, edgeStore } = await given();
    edgeStore.refuses = () => false;
    edgeStore.byHand((entries) => entries.set('foreign.example', 'x'));

    expect(await checkStore(deps)).toEqual({ moved: true, drifted: [], left: 0 });

    expect(edgeStore.ownedBy('shop')).toEqual({});
  });

  it('is forgotten when somebody else has removed them', async () => {
    const { deps, edgeStore } = await given();
    edgeStore.refuses = () => false;
    edgeStore.byHand((entries) => entries.delete('shop.example'));

    await checkStore(deps);

    const found = await deps.store.load([{ kind: 'edge-store' }, { kind: 'edge-entries', siteId: 'shop' }]);
    expect(found.edgeEntries('shop')?.entries).toEqual({});
    expect(found.edgeJournal()).not.toHaveProperty('leftBehind');
  });

  it('keeps what it became when its name is used again', async () => {
    const { world, deps, edgeStore } = await given();
    edgeStore.refuses = () => false;
    await createSite(world.deps, { ...shop, hostnames: ['new.example'] }, admin);

    await publishDue(deps);
    await checkStore(deps);

    expect(Object.keys(edgeStore.ownedBy('shop'))).toEqual(['new.example']);
    expect((await deps.store.load([{ kind: 'edge-store' }])).edgeJournal()).not.toHaveProperty('leftBehind');
  });
});
