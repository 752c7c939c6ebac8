import fc from 'fast-check';
import { storedRevision } from '../../../edge/document/changes';
import { createSite } from '../../../lambdas/commands/site/create-site';
import { deleteSite } from '../../../lambdas/commands/site/delete-site';
import { updateSite } from '../../../lambdas/commands/site/update-site';
import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { publishBatch } from '../../../lambdas/reactions/batches';
import type { PublishDeps } from '../../../lambdas/reactions/edge/deps';
import { publishEdge } from '../../../lambdas/reactions/edge/publish-edge';
import { admin, approvedWindow, as, createWorld, demo, hour, T0, type World } from '../../commands/fixtures';
import { awsError, FakeEdgeStore, Logged } from '../fakes';
import { record } from './stream-records';

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
    expect(logged.codes()).toEqual(['edge-published', 'edge-unchanged']);
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

    expect(pauses.slice(0, 3)).toEqual([25, 50, 100]);
    expect(Math.max(...pauses)).toBe(500);
    expect(logged.codes().at(-1)).toBe('publish-contended');
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

  it('looks again when another publisher was faster between its two reads', async () => {
    const { world, deps, edgeStore, logged } = await given();
    await publishEdge(deps, 'demo');
    const list = edgeStore.list.bind(edgeStore);
    let first = true;
    const slow = Object.assign(edgeStore, {
      list: async () => {
        if (!first) return list();
        first = false;
        for (let step = 0; step < 5; step++) await new Promise((resolve) => setImmediate(resolve));
        await approvedWindow(world);
        await publishEdge(deps, 'demo');
        return list();
      },
    });

    const published = await publishEdge({ ...deps, edgeStore: slow }, 'demo');

    expect(published.publishedRevision).toBe((await headOf(world)).revision);
    expect(logged.codes()).not.toContain('edge-ahead');
  });

  it('ends at the newest revision and never goes back, whatever the interleaving', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }), fc.scheduler(), async (moves, s) => {
        const { world, deps, edgeStore } = await given();
        const held: number[] = [];
        const watched = {
          etag: s.scheduleFunction(() => edgeStore.etag()),
          list: s.scheduleFunction(() => edgeStore.list()),
          update: s.scheduleFunction(async (...change: Parameters<FakeEdgeStore['update']>) => {
            const answer = await edgeStore.update(...change);
            held.push(storedRevision('demo', await edgeStore.list()) ?? 0);
            return answer;
          }),
        };
        const publishing = moves.map(async (approve, index) => {
          if (approve) await updateSite(world.deps, { ...demo(), hostnames: [`h${index}.example`] }, admin);
          await publishEdge({ ...deps, edgeStore: watched }, 'demo').catch(ignoreContention);
        });
        await s.waitFor(Promise.all(publishing));
        await publishEdge(deps, 'demo');
        const { revision } = await headOf(world);
        expect(held).toEqual([...held].sort((a, b) => a - b));
        expect(storedRevision('demo', await edgeStore.list())).toBe(revision);
        expect((await edgeRecord(world))?.publishedRevision).toBe(revision);
      }),
      { numRuns: 25 },
    );
  });
});

const ignoreContention = (thrown: Error) => {
  if (thrown.name !== 'PublishContended' && !('code' in thrown && thrown.code === 'contended')) throw thrown;
};

describe('a batch of stream records', () => {
  it.each(['calendar', 'site', 'bypass'])('publishes what a change of the %s asks for', async (type) => {
    const { deps, edgeStore } = await given();

    await publishBatch(deps, [record('demo', '1', type)]);

    expect(edgeStore.writes).toBe(1);
  });

  it('does not publish because of a publish', async () => {
    const { deps, edgeStore } = await given();

    await publishBatch(deps, [record('demo', '1', 'edge')]);

    expect(edgeStore.writes).toBe(0);
  });

  it('publishes each site once', async () => {
    const { deps, edgeStore, logged } = await given();

    expect(await publishBatch(deps, [record('demo', '1'), record('demo', '2')])).toEqual({ batchItemFailures: [] });

    expect(edgeStore.writes).toBe(1);
    expect(logged.codes()).toEqual(['edge-published']);
  });

  it('comes again from the first site that failed', async () => {
    const { deps, edgeStore } = await given();
    const failing = Object.assign(edgeStore, { etag: () => Promise.reject(awsError('ThrottlingException')) });

    const answer = await publishBatch({ ...deps, edgeStore: failing }, [record('demo', '7'), record('shop', '8')]);

    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: '7' }]);
  });
});
