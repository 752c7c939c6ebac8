import { createSite } from '../../../lambdas/commands/site/create-site';
import { deleteSite } from '../../../lambdas/commands/site/delete-site';
import { startEmergency } from '../../../lambdas/commands/window/start-emergency';
import { reconcile } from '../../../lambdas/reactions/reconcile/reconcile';
import { admin, as, demo, hour, requestedWindow, T0 } from '../../commands/fixtures';
import { approveWindow, ratifyWindow } from '../../commands/signed-votes';
import { aloneWorld } from './alone';

describe('reconcile, with every delivery lost,', () => {
  it('has a window asked about, published, scheduled, started, ended and told of, and then nothing to do', async () => {
    const { world, deps, settled, windowOf, topics, edgeStore, schedules, findings } = await aloneWorld();
    const { windowId, plan } = await requestedWindow(world);
    await settled();
    expect(topics.mails.map(({ to }) => to).sort()).toEqual(['ana', 'ben', 'cy']);

    await approveWindow(world.deps, { windowId }, as('ana'));
    await settled();
    expect(edgeStore.entries.get('demo.example')).toContain(`${plan.startsAt},${plan.endsAt}`);
    expect([...schedules.armed.keys()]).toEqual([expect.stringMatching(/-s$/), expect.stringMatching(/-e$/)]);
    expect(topics.to('rita')).toHaveLength(1);

    world.now = plan.startsAt;
    await settled();
    expect(await windowOf(windowId)).toMatchObject({ status: 'active' });

    world.now = plan.endsAt;
    await settled();
    expect(await windowOf(windowId)).toMatchObject({ status: 'completed' });
    expect(findings()).toEqual(
      expect.arrayContaining(['request-without-token', 'unpublished-revision', 'missing-schedule', 'unflipped-start']),
    );
    expect(await world.store.mailsDue()).toEqual([]);
    expect(await reconcile(deps)).toEqual({ repairs: 0, failures: 0, left: 0, live: false });
  });

  it('has an emergency enforced, asked about, ended and ratified', async () => {
    const { world, deps, settled, windowOf, topics, edgeStore } = await aloneWorld();
    const emergency = { siteId: 'demo', mode: 'full', reason: 'fire', durationMinutes: 30 } as const;
    const { windowId } = await startEmergency(world.deps, emergency, as('rita'));
    await settled();
    expect(edgeStore.entries.get('demo.example')).toContain(`${T0},${T0 + 1800}`);
    expect(topics.mails.map(({ to }) => to)).toEqual(expect.arrayContaining(['ana', 'ben', 'cy']));

    world.now = T0 + hour;
    await settled();
    expect(await windowOf(windowId)).toMatchObject({ status: 'completed' });
    await ratifyWindow(world.deps, { windowId }, as('ana'));
    await settled();

    expect(topics.to('rita').length).toBeGreaterThan(0);
    expect(await reconcile(deps)).toMatchObject({ repairs: 0, live: false });
  });

  it.each([
    [
      'changed',
      (store: Map<string, string>) => store.set('demo.example', '0000000000 ["demo",1,[0,1,9999999998,"X"]]'),
    ],
    ['removed', (store: Map<string, string>) => store.delete('www.demo.example')],
    ['added', (store: Map<string, string>) => store.set('demo/GONE', '1')],
    [
      'added for a site that is no more',
      (store: Map<string, string>) => store.set('shop.example', '9999999999 ["shop",1]'),
    ],
  ])('has the store brought back in one run where somebody %s an entry', async (_, change) => {
    const { world, deps, edgeStore, settled } = await aloneWorld();
    await createSite(world.deps, { ...demo(), siteId: 'shop', hostnames: ['shop.example'] }, admin);
    const { windowId } = await requestedWindow(world);
    await approveWindow(world.deps, { windowId }, as('ana'));
    await settled();
    await deleteSite(world.deps, { siteId: 'shop' }, admin);
    await settled();
    const standing = new Map(edgeStore.entries);
    change(edgeStore.entries);
    edgeStore.writes += 1;

    await reconcile(deps);

    expect([...edgeStore.entries].sort()).toEqual([...standing].sort());
    expect(await reconcile(deps)).toMatchObject({ repairs: 0, failures: 0 });
  });

  it('has a window armed that came near, though it was far ahead when it was published', async () => {
    const { world, settled, edgeStore } = await aloneWorld();
    const week = 7 * 24 * hour;
    const [first, far] = [
      { startsAt: '2026-11-03T10:00:00Z', endsAt: '2026-11-03T11:00:00Z' },
      { startsAt: '2026-12-01T10:00:00Z', endsAt: '2026-12-01T11:00:00Z' },
    ];
    for (const times of [first, far]) {
      const { windowId } = await requestedWindow(world, times);
      await approveWindow(world.deps, { windowId }, as('ana'));
    }
    await settled();
    const start = String(Date.parse(far?.startsAt ?? '') / 1000);
    expect(edgeStore.entries.get('demo.example')).not.toContain(start);
    world.now = Number(start) - week;

    await settled();

    expect(edgeStore.entries.get('demo.example')).toContain(start);
  });
});
