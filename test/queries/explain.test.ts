import { createSite } from '../../lambdas/commands/site/create-site';
import { updateSite } from '../../lambdas/commands/site/update-site';
import { cancelWindow } from '../../lambdas/commands/window/cancel-window';
import { startEmergency } from '../../lambdas/commands/window/start-emergency';
import { instantText } from '../../lambdas/domain/local-time';
import type { Method } from '../../lambdas/domain/site/methods';
import { explain } from '../../lambdas/queries/site/explain';
import { admin, approvedWindow, as, createWorld, demo, hour, T0 } from '../commands/fixtures';
import { publish } from './publish';

const cart = { url: 'https://demo.example/cart?step=2', method: 'GET' } as const;

describe('explain', () => {
  it('lets the edge decide on what is published for the site, at any time to come', async () => {
    const world = await createWorld();
    const window = await approvedWindow(world, { paths: ['/cart'] });
    await publish(world);
    const during = await explain(world.deps, { ...cart, at: T0 + hour });
    expect(during).toMatchObject({
      at: T0 + hour,
      basis: 'edge',
      edge: { rule: 'refuse', mode: 'full', windowId: window.windowId, matchedHostname: 'demo.example' },
      site: { siteId: 'demo', revision: 2, publishedRevision: 2, nextBoundary: { boundary: 'end' } },
      window,
    });
    expect(during).not.toHaveProperty('planned');
    const elsewhere = await explain(world.deps, { ...cart, url: 'https://demo.example', at: T0 + hour });
    expect(elsewhere).not.toHaveProperty('window');
    const after = await explain(world.deps, { ...cart, at: T0 + 2 * hour });
    expect(after).not.toHaveProperty('window');
    expect(after.site).not.toHaveProperty('nextBoundary');
  });

  it('says what the edge does until a change is published, and what it will do then', async () => {
    const world = await createWorld();
    await publish(world);
    const { windowId } = await approvedWindow(world);
    const asked = { ...cart, at: T0 + hour };
    expect(await explain(world.deps, asked)).toMatchObject({
      edge: { rule: 'nothing-now' },
      planned: { edge: { rule: 'refuse', mode: 'full', windowId }, window: { windowId } },
      site: { publication: { published: false, notPublishedReason: 'under-way' } },
    });
    await publish(world);
    await cancelWindow(world.deps, { windowId }, as('rita'));
    expect(await explain(world.deps, asked)).toMatchObject({
      edge: { rule: 'refuse', windowId },
      window: { status: 'cancelled' },
      planned: { edge: { rule: 'nothing-now' } },
      site: { publication: { published: false } },
    });
    await publish(world);
    expect(await explain(world.deps, asked)).not.toHaveProperty('planned');
  });

  it('decides by the plan where windows are too far ahead to be at the edge', async () => {
    const world = await createWorld();
    const ahead = (days: number) => instantText(T0 + days * 24 * hour);
    await approvedWindow(world, { startsAt: ahead(10), endsAt: ahead(11) });
    const far = await approvedWindow(world, { startsAt: ahead(20), endsAt: ahead(21) });
    await publish(world);
    const at = (days: number) => explain(world.deps, { ...cart, at: T0 + days * 24 * hour });
    const told = async (days: number) => {
      const { basis, edge } = await at(days);
      return [basis, edge.rule];
    };
    expect(await told(1)).toEqual(['edge', 'nothing-now']);
    expect(await told(10)).toEqual(['edge', 'refuse']);
    expect(await told(20)).toEqual(['plan', 'refuse']);
    expect(await told(30)).toEqual(['plan', 'nothing-now']);
    expect(await at(20)).toMatchObject({
      edge: { windowId: far.windowId },
      site: { publication: { published: true } },
    });
  });

  it('lets nobody pass by an address who tells none, whatever ranges there are', async () => {
    const world = await createWorld();
    await updateSite(world.deps, { ...demo(), bypass: { cidrs: ['::/16'] } }, admin);
    await approvedWindow(world);
    await publish(world);
    expect((await explain(world.deps, { ...cart, at: T0 + hour })).edge.rule).toBe('refuse');
    expect((await explain(world.deps, { ...cart, ip: '::1', at: T0 + hour })).edge.rule).toBe('bypass');
  });

  it('is about now unless told otherwise', async () => {
    const world = await createWorld();
    await approvedWindow(world);
    await publish(world);
    expect((await explain(world.deps, cart)).edge).not.toHaveProperty('mode');
    world.now += hour;
    expect(await explain(world.deps, cart)).toMatchObject({ at: T0 + hour, edge: { mode: 'full' } });
  });

  it('takes the path letter by letter, as the edge does', async () => {
    const world = await createWorld();
    await approvedWindow(world, { paths: ['/cart'] });
    await publish(world);
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
    await publish(world);
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
    await publish(world);
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
    await publish(world);
    const ruleFor = async (method: Method) => (await explain(world.deps, { ...cart, method, at: T0 + hour })).edge.rule;
    expect(await ruleFor('POST')).toBe('reads-pass');
    expect(await ruleFor('DELETE')).toBe('refuse');
  });

  it('finds the site by the exact hostname first, then by a wildcard, which only some gates know', async () => {
    const world = await createWorld();
    const deps = { ...world.deps, wildcards: true };
    await createSite(deps, { siteId: 'all', hostnames: ['*.shop.example'] }, admin);
    await createSite(deps, { siteId: 'one', hostnames: ['a.shop.example'] }, admin);
    for (const siteId of ['all', 'one']) await publish(world, siteId);
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
