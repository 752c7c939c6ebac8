import { createSite } from '../../../lambdas/commands/site/create-site';
import { deleteSite } from '../../../lambdas/commands/site/delete-site';
import { updateSite } from '../../../lambdas/commands/site/update-site';
import { checkStore } from '../../../lambdas/reactions/edge/check-store';
import type { PublishDeps } from '../../../lambdas/reactions/edge/deps';
import { publishDue } from '../../../lambdas/reactions/edge/publish-due';
import { admin, approvedWindow, createWorld, demo } from '../../commands/fixtures';
import { Logged } from '../fakes';
import { ModelStore } from './simulation/model-store';

async function given() {
  const world = await createWorld();
  const edgeStore = new ModelStore();
  const logged = new Logged();
  const pause = async () => undefined;
  const deps: PublishDeps = { ...world.deps, edgeStore, pause, random: () => 0, log: logged.log };
  await publishDue(deps);
  logged.lines.length = 0;
  return { world, deps, edgeStore, logged };
}

describe('entries in the store that are of no site', () => {
  it('such as somebody else may put there, hold up no publish', async () => {
    const { world, deps, edgeStore } = await given();
    edgeStore.byHand((entries) => entries.set('some/thing', 'x'));
    await approvedWindow(world);

    expect(await publishDue(deps)).toEqual({ left: 0 });

    expect(Object.keys(edgeStore.ownedBy('demo')).length).toBeGreaterThan(1);
    expect(await checkStore(deps)).toMatchObject({ moved: false });
  });

  it('because the control table was restored from an earlier backup, hold up no publish and are told of', async () => {
    const { world, deps, edgeStore, logged } = await given();
    edgeStore.byHand((entries) => entries.set('later.example', '9999999999 ["later",7]'));
    await approvedWindow(world);

    expect(await publishDue(deps)).toEqual({ left: 0 });

    expect(Object.keys(edgeStore.ownedBy('demo')).length).toBeGreaterThan(1);
    expect(logged.lines).toContainEqual({ code: 'edge-ahead', siteId: 'later', revision: 0, publishedRevision: 7 });
    expect(await checkStore(deps)).toMatchObject({ moved: false });
  });
});

describe('a hostname that a site gives up which cannot be published', () => {
  it('stays with the site that took it over, when both are published together', async () => {
    const { world, deps, edgeStore } = await given();
    await createSite(
      world.deps,
      { siteId: 'old', hostnames: ['a.example', 'moves.example'], policy: demo().policy },
      admin,
    );
    await publishDue(deps);
    // As after a backup of the control table: what the edge has of the site is newer.
    edgeStore.byHand((entries) => {
      for (const host of ['a.example', 'moves.example']) entries.set(host, '9999999999 ["old",3]');
    });
    await checkStore(deps);
    await updateSite(world.deps, { siteId: 'old', hostnames: ['a.example'], policy: demo().policy }, admin);
    await createSite(world.deps, { siteId: 'new', hostnames: ['moves.example'], policy: demo().policy }, admin);
    await publishDue(deps);
    expect(Object.keys(edgeStore.ownedBy('new'))).toEqual(['moves.example']);

    for (const host of ['b.example', 'c.example']) {
      await updateSite(world.deps, { siteId: 'old', hostnames: ['a.example', host], policy: demo().policy }, admin);
    }
    await deleteSite(world.deps, { siteId: 'old' }, admin);
    await publishDue(deps);

    expect(edgeStore.ownedBy('old')).toEqual({});
    expect(Object.keys(edgeStore.ownedBy('new'))).toEqual(['moves.example']);
  });
});
