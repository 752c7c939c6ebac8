import type { EdgeEntry } from '../../../edge/document/document';
import { createSite } from '../../../lambdas/commands/site/create-site';
import { startEmergency } from '../../../lambdas/commands/window/start-emergency';
import type { CalendarEntry } from '../../../lambdas/domain/site/site';
import { listFailedSites } from '../../../lambdas/queries/site/get-site';
import { siteStatus } from '../../../lambdas/queries/site/site-status';
import type { PublishDeps } from '../../../lambdas/reactions/edge/deps';
import { publishBatch } from '../../../lambdas/reactions/edge/publish-batch';
import { publishDue } from '../../../lambdas/reactions/edge/publish-due';
import { publishEdge } from '../../../lambdas/reactions/edge/publish-edge';
import { lookAtSites } from '../../../lambdas/reactions/reconcile/look-at-sites';
import { admin, approvedWindow, as, createWorld, demo, T0, type World } from '../../commands/fixtures';
import { FakeEdgeStore, Logged } from '../fakes';
import { record } from './stream-records';

/** Site `demo` is published as it was created. */
async function createPublisher() {
  const world = await createWorld();
  const edgeStore = new FakeEdgeStore();
  const logged = new Logged();
  const deps: PublishDeps = {
    ...world.deps,
    edgeStore,
    pause: async () => undefined,
    random: () => 0,
    log: logged.log,
  };
  await publishEdge(deps, 'demo');
  logged.lines.length = 0;
  edgeStore.asked = 0;
  return { world, deps, edgeStore, logged };
}

const createShop = ({ deps }: World) => createSite(deps, { siteId: 'shop', hostnames: ['shop.example'] }, admin);

/** The calendar as a version before wrote it, which took what this one refuses. */
async function storeEntries({ store }: World, change: (entry: CalendarEntry) => CalendarEntry[]): Promise<void> {
  const calendar = (await store.load([{ kind: 'calendar', siteId: 'demo' }])).calendar('demo');
  const value = { ...calendar, entries: calendar.entries.flatMap(change), version: calendar.version + 1 };
  await store.commit({ put: [{ kind: 'calendar', value }] });
}

/** A text that leaves no room for itself in the detail, and one under the name that ours then gets. */
const poison = { message: '&'.repeat(100), messages: { und: 'x' } };

/** More hostnames than one update of the store has keys. */
const tooMany = Array.from({ length: 51 }, (_, n) => `h${n}.example`);

async function storeHostnames({ store }: World, hostnames: readonly string[]): Promise<void> {
  const site = (await store.load([{ kind: 'site', siteId: 'demo' }])).site('demo');
  if (!site) throw new Error('There is no site demo');
  await store.commit({ put: [{ kind: 'site', value: { ...site, hostnames, version: site.version + 1 } }] });
}

describe('a document that was accepted before', () => {
  it('is published although a text has the name of an entry of ours', async () => {
    const { world, deps, edgeStore } = await createPublisher();
    const { windowId, revision } = await approvedWindow(world);
    await storeEntries(world, (entry) => [{ ...entry, ...poison }]);

    expect(await publishEdge(deps, 'demo')).toEqual({ siteId: 'demo', revision, publishedRevision: revision });

    expect(edgeStore.entries.get(`${windowId.replace('.', '/')}/und`)).toMatch(/^2\n(&amp;){100}\n&{100}$/);
  });

  it('is published although a window stands in the calendar twice', async () => {
    const { world, deps } = await createPublisher();
    await approvedWindow(world);
    await storeEntries(world, (entry) => [entry, entry]);

    expect(await publishEdge(deps, 'demo')).not.toHaveProperty('notPublishedReason');
  });
});

describe('a site that cannot be published', () => {
  it('is set aside at once, wakes somebody and says so in its status', async () => {
    const { world, deps, edgeStore, logged } = await createPublisher();
    const { revision } = await approvedWindow(world);
    await storeHostnames(world, tooMany);

    const published = await publishEdge(deps, 'demo');

    expect(published).toEqual({ siteId: 'demo', revision, publishedRevision: 1, notPublishedReason: 'too-large' });
    expect(edgeStore.asked).toBe(0);
    expect(logged.lines).toEqual([{ code: 'site-set-aside', siteId: 'demo', revision, outcome: 'too-large' }]);
    expect(await siteStatus(world.deps, 'demo')).toMatchObject({
      publishedRevision: 1,
      publication: { published: false, notPublishedReason: 'too-large' },
    });
  });

  it('is listed until it can be published', async () => {
    const { world, deps } = await createPublisher();
    const listed = async () => (await listFailedSites(world.deps, { limit: 5 })).items.map(({ siteId }) => siteId);
    expect(await listed()).toEqual([]);

    await approvedWindow(world);
    await storeHostnames(world, tooMany);
    await publishEdge(deps, 'demo');
    expect(await listed()).toEqual(['demo']);

    await storeHostnames(world, ['demo.example']);
    await publishEdge(deps, 'demo');
    expect(await listed()).toEqual([]);
  });

  it('is noted once, however often it is tried', async () => {
    const { world, deps } = await createPublisher();
    await approvedWindow(world);
    await storeHostnames(world, tooMany);
    await publishEdge(deps, 'demo');
    const noted = (await world.store.load([{ kind: 'edge', siteId: 'demo' }])).edge('demo');

    await publishEdge(deps, 'demo');

    expect((await world.store.load([{ kind: 'edge', siteId: 'demo' }])).edge('demo')).toEqual(noted);
    expect(noted).toMatchObject({ setAside: { reason: 'too-large', at: T0 }, version: 2 });
  });

  it('delays no other site of the batch, and is not delivered again', async () => {
    const { world, deps, edgeStore } = await createPublisher();
    await approvedWindow(world);
    await storeHostnames(world, tooMany);
    await createShop(world);

    const answer = await publishBatch(deps, [record('demo', '1'), record('shop', '2')]);

    expect(answer).toEqual({ batchItemFailures: [] });
    expect([...edgeStore.entries.keys()]).toContain('shop.example');
    expect(await world.store.publishDue()).toEqual([]);
  });

  it('is set aside when the store refuses it', async () => {
    const { world, deps, edgeStore, logged } = await createPublisher();
    await approvedWindow(world);
    const refusing = Object.assign(edgeStore, { update: async () => 'refused' as const });

    expect(await publishEdge({ ...deps, edgeStore: refusing }, 'demo')).toMatchObject({
      notPublishedReason: 'refused-by-store',
    });

    expect(logged.codes()).toEqual(['site-set-aside']);
    expect((await siteStatus(world.deps, 'demo')).publication).toEqual({
      published: false,
      notPublishedReason: 'refused-by-store',
    });
  });

  it('is found among those that are written together, and only it is set aside', async () => {
    const { world, deps, edgeStore, logged } = await createPublisher();
    for (let site = 0; site < 12; site++) {
      await createSite(world.deps, { siteId: `s${site}`, hostnames: [`s${site}.example`] }, admin);
    }
    const update = edgeStore.update.bind(edgeStore);
    edgeStore.update = async (etag: string, puts: readonly EdgeEntry[], deletes: readonly string[]) =>
      puts.some(({ key }) => key === 's7.example') ? 'refused' : update(etag, puts, deletes);

    expect(await publishDue(deps)).toEqual({ left: 0 });

    const aside = logged.lines.filter(({ code }) => code === 'site-set-aside');
    expect(aside).toEqual([{ code: 'site-set-aside', siteId: 's7', revision: 1, outcome: 'refused-by-store' }]);
    expect([...edgeStore.entries.keys()].filter((key) => /^s\d/.test(key))).toHaveLength(11);
    expect(edgeStore.asked).toBeLessThan(8);
  });

  it('is tried again where a refusal may have been about a stale ETag', async () => {
    const { world, deps, edgeStore, logged } = await createPublisher();
    const { revision } = await approvedWindow(world);
    const update = edgeStore.update.bind(edgeStore);
    let refusals = 0;
    edgeStore.update = async (etag: string, puts: readonly EdgeEntry[], deletes: readonly string[]) => {
      if (refusals++ > 0) return update(etag, puts, deletes);
      edgeStore.entries.set('by-hand.example', 'x');
      return 'refused';
    };

    expect(await publishEdge(deps, 'demo')).toMatchObject({ publishedRevision: revision });

    expect(logged.codes()).toEqual(['edge-store-read', 'edge-published']);
  });

  it('is set aside when its document cannot be made', async () => {
    const { world, deps } = await createPublisher();
    await approvedWindow(world);
    await storeEntries(world, (entry) => [{ ...entry, endsAt: Number.MAX_SAFE_INTEGER }]);

    expect(await publishEdge(deps, 'demo')).toMatchObject({ notPublishedReason: 'not-encodable' });
  });

  it('is set aside when its records cannot even be read, and delays no other', async () => {
    const { world, deps, edgeStore, logged } = await createPublisher();
    const { revision } = await approvedWindow(world);
    const calendar = (await world.store.load([{ kind: 'calendar', siteId: 'demo' }])).calendar('demo');
    const entries = JSON.parse('{"not":"a list"}');
    const value = { ...calendar, entries, version: calendar.version + 1 };
    await world.store.commit({ put: [{ kind: 'calendar', value }] });
    await createShop(world);

    expect(await publishDue(deps)).toEqual({ left: 0 });

    expect(logged.lines).toContainEqual({ code: 'site-set-aside', siteId: 'demo', revision, outcome: 'not-encodable' });
    expect([...edgeStore.entries.keys()]).toContain('shop.example');
  });

  it('is published once it fits, and its status says so', async () => {
    const { world, deps } = await createPublisher();
    await approvedWindow(world);
    await storeHostnames(world, tooMany);
    await publishEdge(deps, 'demo');
    await storeHostnames(world, demo().hostnames);

    await publishEdge(deps, 'demo');

    expect(await siteStatus(world.deps, 'demo')).toMatchObject({ publication: { published: true } });
    expect((await world.store.load([{ kind: 'edge', siteId: 'demo' }])).edge('demo')).not.toHaveProperty('setAside');
  });

  it('is published again by an emergency, which leaves out nothing', async () => {
    const { world, deps, edgeStore } = await createPublisher();
    await approvedWindow(world);
    await storeEntries(world, (entry) => [{ ...entry, ...poison }]);
    const emergency = { siteId: 'demo', mode: 'full', reason: 'breach', durationMinutes: 10 } as const;
    await startEmergency(world.deps, emergency, as('eve'));

    await publishEdge(deps, 'demo');

    expect(edgeStore.entries.get('demo.example')).toContain(`[0,${T0},${T0 + 600},`);
  });

  it('is asked for by reconcile as long as it is not published', async () => {
    const { world, deps } = await createPublisher();
    await approvedWindow(world);
    await storeHostnames(world, tooMany);
    await publishEdge(deps, 'demo');

    expect((await lookAtSites(deps)).repairs).toContainEqual(
      expect.objectContaining({ finding: 'unpublished-revision', payload: { siteId: 'demo' } }),
    );
  });
});

describe('a failure that passes', () => {
  it('leaves what is due, and is delivered again', async () => {
    const { world, deps, edgeStore } = await createPublisher();
    await createShop(world);
    const update = edgeStore.update.bind(edgeStore);
    let failures = 1;
    edgeStore.update = async (etag: string, puts: readonly EdgeEntry[], deletes: readonly string[]) => {
      if (failures-- > 0) throw new Error('socket hang up');
      return update(etag, puts, deletes);
    };
    const records = [record('demo', '7'), record('shop', '8')];

    expect(await publishBatch(deps, records)).toEqual({ batchItemFailures: [{ itemIdentifier: '7' }] });
    expect(await world.store.publishDue()).toHaveLength(1);
    expect(await publishBatch(deps, records)).toEqual({ batchItemFailures: [] });

    expect([...edgeStore.entries.keys()]).toContain('shop.example');
  });
});
