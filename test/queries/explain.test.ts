import { createSite } from '../../lambdas/commands/site/create-site';
import { updateSite } from '../../lambdas/commands/site/update-site';
import { startEmergency } from '../../lambdas/commands/window/start-emergency';
import type { Method } from '../../lambdas/domain/site/methods';
import { explain } from '../../lambdas/queries/site/explain';
import { admin, approvedWindow, as, createWorld, demo, hour, T0 } from '../commands/fixtures';
import { recordPublished } from '../commands/published';

const cart = { url: 'https://demo.example/cart?step=2', method: 'GET' } as const;

describe('explain', () => {
  it('lets the edge decide on what is published for the site, at any time to come', async () => {
    const world = await createWorld();
    const window = await approvedWindow(world, { paths: ['/cart'] });
    await recordPublished(world.deps, { siteId: 'demo', revision: 1, hostnames: ['demo.example'] });
    const during = await explain(world.deps, { ...cart, at: T0 + hour });
    expect(during).toMatchObject({
      at: T0 + hour,
      edge: { rule: 'refuse', mode: 'full', windowId: window.windowId, matchedHostname: 'demo.example' },
      site: { siteId: 'demo', revision: 2, publishedRevision: 1, nextBoundary: { boundary: 'end' } },
      window,
    });
    const elsewhere = await explain(world.deps, { ...cart, url: 'https://demo.example', at: T0 + hour });
    expect(elsewhere).not.toHaveProperty('window');
    const after = await explain(world.deps, { ...cart, at: T0 + 2 * hour });
    expect(after).not.toHaveProperty('window');
    expect(after.site).not.toHaveProperty('nextBoundary');
  });

  it('lets nobody pass by an address who tells none, whatever ranges there are', async () => {
    const world = await createWorld();
    await updateSite(world.deps, { ...demo(), bypass: { cidrs: ['::/16'] } }, admin);
    await approvedWindow(world);
    expect((await explain(world.deps, { ...cart, at: T0 + hour })).edge.rule).toBe('refuse');
    expect((await explain(world.deps, { ...cart, ip: '::1', at: T0 + hour })).edge.rule).toBe('bypass');
  });

  it('is about now unless told otherwise', async () => {
    const world = await createWorld();
    await approvedWindow(world);
    expect((await explain(world.deps, cart)).edge).not.toHaveProperty('mode');
    world.now += hour;
    expect(await explain(world.deps, cart)).toMatchObject({ at: T0 + hour, edge: { mode: 'full' } });
  });

  it('takes the path letter by letter, as the edge does', async () => {
    const world = await createWorld();
    await approvedWindow(world, { paths: ['/cart'] });
    const at = T0 + hour;
    for (const path of ['/%63art', '//cart', '/x/../cart']) {
      const { edge } = await explain(world.deps, { ...cart, url: `https://demo.example${path}`, at });
      expect(edge.rule).toBe('refuse');
    }
  });

  it('names the emergency window where it is stricter than the plan it overlaps', async () => {
    const world = await createWorld();
    const plan = await approvedWindow(world, { mode: 'read-only' });
    world.now += hour;
    const wish = { siteId: 'demo', mode: 'full', reason: 'fire', durationMinutes: 30, paths: ['/cart'] } as const;
    const { windowId } = await startEmergency(world.deps, wish, as('rita'));
    expect(await explain(world.deps, cart)).toMatchObject({
      edge: { rule: 'refuse', mode: 'full', windowId },
      window: { windowId, emergency: { ratifyBy: T0 + 25 * hour } },
    });
    const elsewhere = await explain(world.deps, { ...cart, url: 'https://demo.example/', method: 'POST' });
    expect(elsewhere.edge).toMatchObject({ rule: 'refuse', mode: 'read-only', windowId: plan.windowId });
  });

  it('knows who passes', async () => {
    const world = await createWorld();
    await updateSite(world.deps, { ...demo(), bypass: { cidrs: ['203.0.113.0/24', '2001:db8::/32'] } }, admin);
    const { windowId } = await approvedWindow(world, { mode: 'testers-only' });
    const ruleFor = async (ip?: string) => (await explain(world.deps, { ...cart, ip, at: T0 + hour })).edge;
    expect(await ruleFor('203.0.113.9')).toMatchObject({ rule: 'bypass', mode: 'testers-only', windowId });
    expect((await ruleFor('2001:db8::9')).rule).toBe('bypass');
    expect((await ruleFor('203.0.114.9')).rule).toBe('refuse');
    expect((await ruleFor()).rule).toBe('refuse');
  });

  it('knows which methods pass', async () => {
    const world = await createWorld();
    await updateSite(world.deps, { ...demo(), allowedMethods: ['GET', 'POST'] }, admin);
    await approvedWindow(world, { mode: 'read-only' });
    const ruleFor = async (method: Method) => (await explain(world.deps, { ...cart, method, at: T0 + hour })).edge.rule;
    expect(await ruleFor('POST')).toBe('reads-pass');
    expect(await ruleFor('DELETE')).toBe('refuse');
  });

  it('finds the site by the exact hostname first, then by a wildcard, which only some gates know', async () => {
    const world = await createWorld();
    const deps = { ...world.deps, wildcards: true };
    await createSite(deps, { siteId: 'all', hostnames: ['*.shop.example'] }, admin);
    await createSite(deps, { siteId: 'one', hostnames: ['a.shop.example'] }, admin);
    const asked = (host: string, wildcards = true) =>
      explain({ ...deps, wildcards }, { ...cart, url: `https://${host}/` });
    const siteAt = async (host: string, wildcards = true) => (await asked(host, wildcards)).site?.siteId;
    expect(await siteAt('A.shop.example')).toBe('one');
    expect(await siteAt('a.shop.example.:8443')).toBe('one');
    expect(await siteAt('b.shop.example')).toBe('all');
    expect((await asked('b.shop.example')).edge).toMatchObject({ siteId: 'all', matchedHostname: '*.shop.example' });
    expect(await siteAt('b.shop.example', false)).toBeUndefined();
    expect(await siteAt('c.b.shop.example')).toBeUndefined();
    expect(await siteAt('localhost')).toBeUndefined();
  });
});
