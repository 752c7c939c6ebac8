import { createSite } from '../../../lambdas/commands/site/create-site';
import { deleteSite } from '../../../lambdas/commands/site/delete-site';
import type { PublishedEdge } from '../../../lambdas/domain/site/site';
import { reconcile } from '../../../lambdas/reactions/reconcile/reconcile';
import { admin, approvedWindow, demo, hour, T0, type World } from '../../commands/fixtures';

import { createReconcile } from './fixtures';

const queued = { functionName: 'publish-edge', payload: { due: true } };
const check = { functionName: 'publish-edge', payload: { check: 'store' } };

/** What the publisher recorded of the site, changed. */
async function recorded({ store }: World, change: (edge: PublishedEdge) => Partial<PublishedEdge>): Promise<void> {
  const edge = (await store.load([{ kind: 'edge', siteId: 'demo' }])).edge('demo');
  if (!edge) throw new Error('nothing was published');
  const value = { ...edge, ...change(edge), version: edge.version + 1 };
  await store.commit({ put: [{ kind: 'edge', value }] });
}

describe('reconcile, looking at the edge,', () => {
  it('has everything published that is due, with one call for all sites', async () => {
    const { world, deps, calls, findings, arm } = await createReconcile();
    await createSite(world.deps, { ...demo(), siteId: 'shop', hostnames: ['shop.example'] }, admin);
    await arm(await approvedWindow(world), 'start', 'end');

    await reconcile(deps);

    expect(findings()).toEqual(['unpublished-revision']);
    expect(calls()).toEqual([queued]);
  });

  it('has the last revision of a site published that is no more', async () => {
    const { world, deps, calls } = await createReconcile();
    await deleteSite(world.deps, { siteId: 'demo' }, admin);

    await reconcile(deps);

    expect(calls()).toEqual([queued]);
  });

  it('has a revision published that is not recorded and not due, as after an upgrade', async () => {
    const { world, deps, calls, findings } = await createReconcile();
    await recorded(world, ({ publishedRevision }) => ({ publishedRevision: publishedRevision - 1 }));

    await reconcile(deps);

    expect(findings()).toEqual(['unpublished-revision']);
    expect(calls()).toEqual([{ functionName: 'publish-edge', payload: { siteId: 'demo' } }]);
  });

  it('has a site tried again in every run that could not be published', async () => {
    const { world, deps, calls, findings } = await createReconcile();
    await recorded(world, ({ publishedRevision: revision }) => ({
      setAside: { revision, reason: 'refused-by-store', at: T0 },
    }));

    await reconcile(deps);
    await reconcile(deps);

    expect(findings()).toEqual(['unpublished-revision', 'unpublished-revision']);
    expect(calls()).toEqual(Array(2).fill({ functionName: 'publish-edge', payload: { siteId: 'demo' } }));
  });

  it.each([
    [0, []],
    [119, []],
    [120, ['window-not-armed']],
  ])('finds a window that should have been armed %s seconds ago: %j', async (seconds, expected) => {
    const { world, deps, findings, calls } = await createReconcile();
    await recorded(world, () => ({ armsNextAt: T0 }));
    world.now = T0 + seconds;

    await reconcile(deps);

    expect(findings()).toEqual(expected);
    expect(calls()).toEqual(expected.map(() => ({ functionName: 'publish-edge', payload: { siteId: 'demo' } })));
  });
});

describe('reconcile, looking for changes of the store that somebody made by hand,', () => {
  it('names the sites that the publisher repaired', async () => {
    const { deps, functions, findings, logged } = await createReconcile();
    functions.answer = () => ({ moved: true, drifted: ['demo', 'former'], left: 0 });

    expect(await reconcile(deps)).toMatchObject({ repairs: 2, failures: 0 });

    expect(findings()).toEqual(['edge-drift', 'edge-drift']);
    expect(logged.lines).toContainEqual({ code: 'repair', siteId: 'former', repair: 'edge-drift' });
  });

  it('looks in every run while a window is approved or active, and once in two hours otherwise', async () => {
    const { world, deps, functions, publish } = await createReconcile();
    const looked: number[] = [];
    const reconcileFor = async (hours: number) => {
      for (const until = world.now + hours * hour; world.now < until; world.now += 900) {
        const before = functions.calls.length;
        await reconcile(deps);
        const checked = functions.calls.slice(before).filter(({ payload }) => 'check' in Object(payload));
        if (checked.length > 0) looked.push((world.now - T0) / hour);
      }
    };
    await reconcileFor(5);
    await approvedWindow(world, { startsAt: '2026-11-05T15:00:00Z', endsAt: '2026-11-05T16:00:00Z' });
    await publish();
    await reconcileFor(1);

    expect(looked).toEqual([0, 2, 4, 5, 5.25, 5.5, 5.75]);
    expect(functions.calls).toContainEqual(check);
  });

  it('looks again in the next run when the publisher could not', async () => {
    const { world, deps, functions } = await createReconcile();
    functions.failing = (_, payload) => 'check' in Object(payload);
    expect(await reconcile(deps)).toMatchObject({ failures: 1 });
    functions.failing = () => false;
    world.now += 900;

    await reconcile(deps);

    expect(functions.calls).toEqual([check]);
  });
});
