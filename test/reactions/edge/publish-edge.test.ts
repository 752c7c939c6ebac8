import { createSite } from '../../../lambdas/commands/site/create-site';
import { deleteSite } from '../../../lambdas/commands/site/delete-site';
import { updateSite } from '../../../lambdas/commands/site/update-site';
import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { startEmergency } from '../../../lambdas/commands/window/start-emergency';
import type { PublishDeps } from '../../../lambdas/reactions/edge/deps';
import { publishBatch } from '../../../lambdas/reactions/edge/publish-batch';
import { publishEdge } from '../../../lambdas/reactions/edge/publish-edge';
import { admin, approvedWindow, as, createWorld, demo, hour, T0, type World } from '../../commands/fixtures';
import { awsError, FakeEdgeStore, Logged } from '../fakes';
import { calledRecord, record } from './stream-records';

async function given() {
  const world = await createWorld();
  const edgeStore = new FakeEdgeStore();
  const logged = new Logged();
  const pauses: number[] = [];
  const pause = async (milliseconds: number) => void pauses.push(milliseconds);
  const deps: PublishDeps = { ...world.deps, edgeStore, pause, random: () => 0.5, log: logged.log };
  return { world, deps, edgeStore, logged, pauses };
}

const edgeRecord = async ({ store }: World, siteId = 'demo') =>
  (await store.load([{ kind: 'edge', siteId }])).edge(siteId);
const headOf = async ({ store }: World) => (await store.load([{ kind: 'head', chain: 'demo' }])).head('demo');

describe('publishing a site', () => {
  it('writes what its calendar asks for and notes the revision', async () => {
    const { world, deps, edgeStore } = await given();
    const { windowId, revision } = await approvedWindow(world);

    expect(await publishEdge(deps, 'demo')).toEqual({ siteId: 'demo', revision, publishedRevision: revision });

    expect([...edgeStore.entries.keys()].sort()).toEqual([
      'demo.example',
      windowId.replace('.', '/'),
      'www.demo.example',
    ]);
    expect(edgeStore.entries.get('demo.example')).toContain(`${T0 + hour} ["demo",${revision},[0,${T0 + hour},`);
    expect((await edgeRecord(world))?.publishedRevision).toBe(revision);
  });

  it('again writes nothing', async () => {
    const { world, deps, edgeStore, logged } = await given();
    await approvedWindow(world);
    await publishEdge(deps, 'demo');
    const noted = await edgeRecord(world);

    await publishEdge(deps, 'demo');

    expect(edgeStore.writes).toBe(1);
    expect(await edgeRecord(world)).toEqual(noted);
    expect(logged.codes()).toEqual(['edge-store-read', 'edge-published']);
  });

  it('writes a logo once: a window, its end and another name leave it alone', async () => {
    const { world, deps, edgeStore } = await given();
    const branding = { logo: `data:image/png;base64,${Buffer.alloc(2000).toString('base64')}` };
    const written = () => edgeStore.puts.splice(0).filter((key) => key.startsWith('demo/logo'));
    await updateSite(world.deps, { ...demo(), branding }, admin);
    await publishEdge(deps, 'demo');
    expect(written()).toHaveLength(4);

    const { windowId } = await approvedWindow(world);
    await publishEdge(deps, 'demo');
    await updateSite(world.deps, { ...demo(), branding: { ...branding, name: 'Demo' } }, admin);
    await publishEdge(deps, 'demo');
    await cancelWindow(world.deps, { windowId }, as('rita'));
    await publishEdge(deps, 'demo');
    expect([edgeStore.writes, written()]).toEqual([4, []]);

    await updateSite(world.deps, { ...demo(), branding: { logo: 'data:image/png;base64,AAAA' } }, admin);
    await publishEdge(deps, 'demo');
    expect([...edgeStore.entries.keys()].filter((key) => key.startsWith('demo/'))).toEqual(['demo/logo']);
  });

  it('removes what is no longer asked for', async () => {
    const { world, deps, edgeStore } = await given();
    const { windowId } = await approvedWindow(world);
    await publishEdge(deps, 'demo');
    await cancelWindow(world.deps, { windowId }, as('rita'));
    await updateSite(world.deps, { ...demo(), hostnames: ['demo.example'] }, admin);

    await publishEdge(deps, 'demo');

    expect([...edgeStore.entries.keys()]).toEqual(['demo.example']);
  });

  it('leaves alone what other sites wrote, also a hostname that moved to them', async () => {
    const { world, deps, edgeStore } = await given();
    await publishEdge(deps, 'demo');
    await updateSite(world.deps, { ...demo(), hostnames: ['demo.example'] }, admin);
    await createSite(world.deps, { ...demo(), siteId: 'shop', hostnames: ['www.demo.example'] }, admin);
    await publishEdge(deps, 'shop');

    await publishEdge(deps, 'demo');

    expect(edgeStore.entries.get('www.demo.example')).toContain('["shop",');
    expect([...edgeStore.entries.keys()].sort()).toEqual(['demo.example', 'www.demo.example']);
  });

  it('that was deleted leaves nothing', async () => {
    const { world, deps, edgeStore } = await given();
    await publishEdge(deps, 'demo');
    await deleteSite(world.deps, { siteId: 'demo' }, admin);

    await publishEdge(deps, 'demo');

    expect(edgeStore.entries.size).toBe(0);
  });

  it('removes more keys than one update holds', async () => {
    const { world, deps, edgeStore } = await given();
    const hostnames = Array.from({ length: 24 }, (_, index) => `h${index}.example`);
    await updateSite(world.deps, { ...demo(), hostnames }, admin);
    await publishEdge(deps, 'demo');
    for (let left = 0; left < 30; left++) edgeStore.entries.set(`demo/LEFT${left}`, '1');
    await updateSite(world.deps, demo(), admin);

    await publishEdge(deps, 'demo');

    expect([...edgeStore.entries.keys()].sort()).toEqual(['demo.example', 'www.demo.example']);
  });
});

describe('publishing beside others', () => {
  it('starts again with what is true by then', async () => {
    const { world, deps, edgeStore, logged } = await given();
    const { windowId } = await approvedWindow(world);
    edgeStore.meanwhile = async () => {
      const { revision } = await cancelWindow(world.deps, { windowId }, as('rita'));
      world.now += 5; // the lease of the first has expired
      expect(await publishEdge(deps, 'demo')).toMatchObject({ publishedRevision: revision });
    };

    const published = await publishEdge(deps, 'demo');

    expect(published.publishedRevision).toBe((await headOf(world)).revision);
    expect(edgeStore.entries.size).toBe(2);
    expect(logged.codes()).toContain('publish-retried');
  });

  it('gives up after ten conflicts, having waited a little longer each time', async () => {
    const { deps, edgeStore, logged, pauses } = await given();
    const busy = { ...deps, edgeStore: Object.assign(edgeStore, { update: async () => 'stale' as const }) };

    await expect(publishEdge(busy, 'demo')).rejects.toMatchObject({ name: 'PublishContended' });

    expect(pauses.slice(0, 3)).toEqual([500, 500, 500]);
    expect(logged.codes().at(-1)).toBe('publish-contended');
  });

  it('waits until the one at work has served its site', async () => {
    const { world, deps, edgeStore, logged } = await given();
    await publishEdge(deps, 'demo');
    const { revision } = await approvedWindow(world);

    const answers = await Promise.all([1, 2, 3, 4].map(() => publishEdge(deps, 'demo')));

    expect(answers.map(({ publishedRevision }) => publishedRevision)).toEqual([revision, revision, revision, revision]);
    expect(edgeStore.asked).toBe(2);
    expect(logged.codes().filter((code) => code === 'edge-published')).toHaveLength(2);
  });

  it('says that it is under way when the one at work takes too long', async () => {
    const { world, deps, logged, pauses } = await given();
    await publishEdge(deps, 'demo');
    const { revision } = await approvedWindow(world);
    await holdLease(world, 100);

    const answer = await publishEdge(deps, 'demo');

    expect(answer).toEqual({ siteId: 'demo', revision, publishedRevision: 1 });
    expect(logged.codes().at(-1)).toBe('publish-under-way');
    const waited = pauses.reduce((sum, pause) => sum + pause, 0);
    expect(waited).toBeGreaterThan(6000);
    expect(waited).toBeLessThan(8000);
    expect(await world.store.publishDue()).toHaveLength(1);
  });

  it('takes over from one that died, three seconds later', async () => {
    const { world, deps, pauses } = await given();
    await publishEdge(deps, 'demo');
    const { revision } = await approvedWindow(world);
    await holdLease(world, 3);
    const pause = async (milliseconds: number) => {
      pauses.push(milliseconds);
      world.now = T0 + Math.floor(pauses.reduce((sum, each) => sum + each, 0) / 1000);
    };

    expect(await publishEdge({ ...deps, pause }, 'demo')).toMatchObject({ publishedRevision: revision });

    expect(world.now - T0).toBe(3);
  });

  it('never puts an older revision over a newer one', async () => {
    const { deps, edgeStore, logged } = await given();
    edgeStore.entries.set('demo.example', '9999999999 ["demo",4711]');

    await publishEdge(deps, 'demo');

    expect(edgeStore.entries.get('demo.example')).toBe('9999999999 ["demo",4711]');
    expect(logged.lines).toContainEqual({
      code: 'edge-ahead',
      siteId: 'demo',
      revision: expect.any(Number),
      publishedRevision: 4711,
    });
  });
});

async function holdLease({ store, now }: World, seconds: number): Promise<void> {
  const lease = (await store.load([{ kind: 'edge-lease' }])).edgeLease();
  const value = { holder: 'another', until: now + seconds, version: lease.version + 1 };
  await store.commit({ put: [{ kind: 'edge-lease', value }] });
}

it('gives the lease back at once when nothing is to be done', async () => {
  const { world, deps } = await given();
  await publishEdge(deps, 'demo');

  await publishEdge(deps, 'demo');

  expect((await world.store.load([{ kind: 'edge-lease' }])).edgeLease().until).toBe(0);
});

describe('a batch of stream records', () => {
  it('publishes what is due', async () => {
    const { world, deps, edgeStore } = await given();

    expect(await publishBatch(deps, [record('demo', '1'), record('demo', '2')])).toEqual({ batchItemFailures: [] });

    expect(edgeStore.writes).toBe(1);
    expect(await world.store.publishDue()).toEqual([]);
  });

  it('does nothing where the command’s own call has published', async () => {
    const { world, deps, logged } = await given();
    await approvedWindow(world);
    await publishEdge(deps, 'demo');
    const before = [world.store.all(), [...logged.lines]];
    const untouched = { etag: unexpected, list: unexpected, update: unexpected };

    expect(await publishBatch({ ...deps, edgeStore: untouched }, [record('demo', '1')])).toEqual({
      batchItemFailures: [],
    });

    expect([world.store.all(), [...logged.lines]]).toEqual(before);
  });

  it('gives way at first to whoever made the change, but not when it is late or something else is due', async () => {
    const { world, deps, pauses } = await given();
    const own = calledRecord('demo', '1', world.now);

    await publishBatch(deps, [own]);
    expect(pauses).toEqual([500]);

    await publishBatch(deps, [calledRecord('demo', '1', world.now - 3)]);
    await publishBatch(deps, [own, record('shop', '2')]);
    expect(pauses).toEqual([500]);
  });

  it('publishes what the caller did not come to publish', async () => {
    const { world, deps, edgeStore } = await given();
    await startEmergency(world.deps, { siteId: 'demo', mode: 'full', reason: 'r', durationMinutes: 5 }, as('eve'));
    const [due] = (await world.store.publishDue()).filter(({ urgent }) => urgent);
    expect(due).toMatchObject({ siteId: 'demo', called: true, since: world.now });

    await publishBatch(deps, [calledRecord('demo', '1', world.now)]);

    expect(edgeStore.writes).toBe(1);
    expect(await world.store.publishDue()).toEqual([]);
  });

  it('is delivered again when the store cannot be reached', async () => {
    const { deps, edgeStore } = await given();
    const failing = Object.assign(edgeStore, { etag: () => Promise.reject(awsError('ThrottlingException')) });

    const answer = await publishBatch({ ...deps, edgeStore: failing }, [record('demo', '7'), record('shop', '8')]);

    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: '7' }]);
  });
});

const unexpected = () => Promise.reject(new Error('The store was called'));
