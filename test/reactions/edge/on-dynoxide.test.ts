import { createSite } from '../../../lambdas/commands/site/create-site';
import { startEmergency } from '../../../lambdas/commands/window/start-emergency';
import { publishBatch } from '../../../lambdas/reactions/edge/publish-batch';
import { publishDue } from '../../../lambdas/reactions/edge/publish-due';
import { publishEdge } from '../../../lambdas/reactions/edge/publish-edge';
import { admin, as, createWorldOn, demo } from '../../commands/fixtures';
import { dynoxide } from '../../contract/servers';
import { type CountedStore, countedStore } from '../../http/reads/counted-store';
import { ModelStore } from './simulation/model-store';
import { record } from './stream-records';

const onDynoxide = dynoxide() ? describe : describe.skip;

/** What the memory store cannot tell: how many calls it takes, and whether DynamoDB's limits and conditions allow them. */
onDynoxide('publishing on a real table', () => {
  let counted: CountedStore;

  beforeAll(async () => {
    counted = await countedStore();
  }, 30_000);
  afterAll(() => counted?.close());

  it('takes four calls and one update for a site, a look for the stream, and ten updates for twenty sites with 25 keys each', async () => {
    const { store, callsOf } = counted;
    const world = await createWorldOn(store);
    const edgeStore = new ModelStore();
    const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
    const deps = { ...world.deps, edgeStore, pause, random: Math.random, log: () => undefined };
    const siteIds = Array.from({ length: 20 }, (_, n) => `s${n}`);
    for (const siteId of siteIds) {
      const hostnames = Array.from({ length: 24 }, (_, n) => `h${n}.${siteId}.example`);
      await createSite(world.deps, { siteId, hostnames, policy: demo().policy }, admin);
    }
    await publishDue(deps);
    const emergency = (siteId: string) =>
      startEmergency(world.deps, { siteId, mode: 'full', reason: 'r', durationMinutes: 30 }, as('eve'));
    const updates = edgeStore.calls.update;

    await emergency('demo');
    expect(await callsOf(() => publishEdge(deps, 'demo'))).toBe(
      '1 Query, 1 TransactGetItems, 1 TransactWriteItems, 1 UpdateItem',
    );
    expect(await callsOf(() => publishBatch(deps, [record('demo', '1')]))).toBe('1 BatchGetItem, 1 Query'); // of the queue, and of the room that may be given back
    expect(edgeStore.calls.update - updates).toBe(1);

    const windows = await Promise.all(siteIds.map(emergency));
    const answers = await Promise.all(siteIds.map((siteId) => publishEdge(deps, siteId)));

    expect(answers.map(({ publishedRevision }) => publishedRevision)).toEqual(windows.map(({ revision }) => revision));
    expect(edgeStore.calls.update - updates).toBe(1 + 10);
    expect(edgeStore.calls).toMatchObject({ list: 1, stale: 0 });
    expect(await store.publishDue()).toEqual([]);
  }, 60_000);

  it('goes on where the store has entries of a site that nothing is known of', async () => {
    const own = await countedStore();
    const world = await createWorldOn(own.store);
    const edgeStore = new ModelStore();
    const deps = { ...world.deps, edgeStore, pause: async () => undefined, random: Math.random, log: () => undefined };
    edgeStore.byHand((entries) =>
      entries.set('some/thing', 'x').set('/x', 'x').set('Other/x', 'x').set('later.example', '9999999999 ["later",7]'),
    );

    const answer = await publishDue(deps).finally(own.close);

    expect(answer).toEqual({ left: 0 });
    expect(Object.keys(edgeStore.ownedBy('demo'))).toContain('demo.example');
  }, 60_000);
});
