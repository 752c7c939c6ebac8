import { bypassToken } from '../../../edge/document/bypass-token';
import { revokeBypassHeader, setBypassHeader } from '../../../lambdas/commands/site/bypass-header';
import { createBypassLink, type LinkRequest, revokeBypassLinks } from '../../../lambdas/commands/site/bypass-links';
import { createSite } from '../../../lambdas/commands/site/create-site';
import { deleteSite } from '../../../lambdas/commands/site/delete-site';
import { sha256 } from '../../../lambdas/domain/audit/canonical-json';
import { listAudit, verifyAudit } from '../../../lambdas/queries/audit/audit';
import { edgeSite } from '../../../lambdas/queries/site/edge-site';
import { admin, createWorld, demo, hour, refusalOf, refusedBy, T0, type World } from '../fixtures';

const wanted = (changes: Partial<LinkRequest> = {}): LinkRequest => ({
  siteId: 'demo',
  url: 'https://demo.example/cart?step=2',
  expiresInMinutes: 60,
  ...changes,
});
const link = (world: World, changes: Partial<LinkRequest> = {}) => createBypassLink(world.deps, wanted(changes), admin);
const bypassAt = async (world: World) => (await edgeSite(world.deps, 'demo')).site.bypass;
const entries = async (world: World) => (await listAudit(world.deps, 'demo', { limit: 100 })).items;

describe('createBypassLink', () => {
  it('signs a token that the edge can check with the key it is given', async () => {
    const world = await createWorld();
    const made = await link(world);
    const [key] = (await bypassAt(world))?.linkKeys ?? [];
    expect(made).toMatchObject({ siteId: 'demo', keyId: '1', expiresAt: T0 + hour, revision: 2 });
    const token = key && bypassToken('demo', key, T0 + hour);
    expect(made.url).toBe(`https://demo.example/cart?step=2&maintenance-bypass=${token}`);
  });

  it('signs the next one with the same key, which changes nothing at the edge, and audits both without a secret', async () => {
    const world = await createWorld();
    await link(world);
    const before = await edgeSite(world.deps, 'demo');
    expect((await link(world, { expiresInMinutes: 1 })).revision).toBe(2);
    expect(await edgeSite(world.deps, 'demo')).toEqual(before);
    const [, first, second] = await entries(world);
    expect(first).toMatchObject({
      action: 'create-bypass-link',
      subject: 'demo/bypass',
      actor: admin,
      before: {},
      after: { linkKeys: { added: ['1'] }, keyId: '1', expiresAt: T0 + hour, url: 'https://demo.example/cart' },
    });
    expect(second).toMatchObject({ action: 'create-bypass-link', after: { expiresAt: T0 + 60 } });
    const secret = before.site.bypass?.linkKeys[0]?.secret ?? 'none';
    expect(JSON.stringify(await entries(world))).not.toContain(secret);
    expect(JSON.stringify(await entries(world))).not.toContain('step=2');
  });

  it('gives a repeat the same link, but not once the links are revoked', async () => {
    const world = await createWorld();
    const idempotency = { key: 'k', fingerprint: 'f' };
    const first = await link(world, { idempotency });
    world.now += 60;
    expect(await link(world, { idempotency })).toEqual(first);
    expect(await entries(world)).toHaveLength(2);
    await revokeBypassLinks(world.deps, 'demo', admin);
    expect(await refusalOf(link(world, { idempotency }))).toBe('bypass-revoked');
  });

  it('keeps the secret in one record only', async () => {
    const world = await createWorld();
    await link(world, { idempotency: { key: 'k', fingerprint: 'f' } });
    const { linkKeys } = (await world.store.load([{ kind: 'bypass', siteId: 'demo' }])).bypass('demo');
    const holding = world.store
      .all()
      .filter((record) => JSON.stringify(record).includes(linkKeys[0]?.secret ?? 'none'));
    expect(holding.map(({ kind }) => kind)).toEqual(['bypass']);
  });

  it('refuses a URL of another site, also where a wildcard of this one would cover it', async () => {
    const world = await createWorld();
    const deps = { ...world.deps, wildcards: true };
    await createSite(deps, { siteId: 'all', hostnames: ['*.shop.example'] }, admin);
    await createSite(deps, { siteId: 'one', hostnames: ['a.shop.example'] }, admin);
    const to = (siteId: string, url: string) => createBypassLink(deps, wanted({ siteId, url }), admin);
    expect((await to('all', 'https://b.shop.example/')).siteId).toBe('all');
    expect((await to('one', 'https://a.shop.example/')).siteId).toBe('one');
    expect(await refusedBy(to('all', 'https://a.shop.example/'))).toMatchObject({
      code: 'foreign-url',
      details: { hostnames: ['*.shop.example'] },
    });
    expect(await refusalOf(to('all', 'https://b.a.shop.example/'))).toBe('foreign-url');
    expect(await refusalOf(to('none', 'https://a.shop.example/'))).toBe('unknown-site');
    expect(await refusalOf(to('one', 'http://a.shop.example/'))).toBe('malformed');
  });

  it('is not recorded when the key is revoked between its reads and its commit', async () => {
    const world = await createWorld();
    await link(world);
    let first = true;
    const commit: World['store']['commit'] = async (change) => {
      if (first) {
        first = false;
        await revokeBypassLinks(world.deps, 'demo', admin);
      }
      return world.store.commit(change);
    };
    const store = Object.assign(Object.create(world.store), { commit });
    expect(await createBypassLink({ ...world.deps, store }, wanted(), admin)).toMatchObject({ keyId: '3' });
    const made = (await entries(world)).map(({ action }) => action);
    expect(made).toEqual(['create-site', 'create-bypass-link', 'revoke-bypass-links', 'create-bypass-link']);
  });
});

describe('revokeBypassLinks', () => {
  it('takes the keys off the edge, once', async () => {
    const world = await createWorld();
    await link(world);
    expect(await revokeBypassLinks(world.deps, 'demo', admin)).toEqual({ siteId: 'demo', revision: 3 });
    expect(await bypassAt(world)).toBeUndefined();
    const before = world.store.all();
    expect(await revokeBypassLinks(world.deps, 'demo', admin)).toEqual({ siteId: 'demo', revision: 3 });
    expect(world.store.all()).toEqual(before);
    expect(await verifyAudit(world.deps, 'demo')).toMatchObject({ valid: true, entries: 3 });
  });

  it('refuses an unknown site', async () => {
    const world = await createWorld();
    expect(await refusalOf(revokeBypassLinks(world.deps, 'none', admin))).toBe('unknown-site');
  });
});

describe('setBypassHeader', () => {
  it('tells the secret once and keeps its hash', async () => {
    const world = await createWorld();
    const { secret, revision } = await setBypassHeader(world.deps, 'demo', admin);
    expect(revision).toBe(2);
    expect(await bypassAt(world)).toEqual({ cidrs: [], linkKeys: [], headerHash: sha256(secret) });
    expect(JSON.stringify(world.store.all())).not.toContain(secret);
    expect(JSON.stringify(await entries(world))).not.toContain(sha256(secret));
  });

  it('replaces the one before, and revoking ends it', async () => {
    const world = await createWorld();
    const { secret: old } = await setBypassHeader(world.deps, 'demo', admin);
    await setBypassHeader(world.deps, 'demo', admin);
    expect((await bypassAt(world))?.headerHash).not.toBe(sha256(old));
    expect(await revokeBypassHeader(world.deps, 'demo', admin)).toEqual({ siteId: 'demo', revision: 4 });
    expect(await bypassAt(world)).toBeUndefined();
    expect((await entries(world)).slice(1).map(({ action, before, after }) => [action, before, after])).toEqual([
      ['set-bypass-header', { header: false, version: 0 }, { header: true, version: 1 }],
      ['set-bypass-header', { version: 1 }, { version: 2 }],
      ['revoke-bypass-header', { header: true, version: 2 }, { header: false, version: 3 }],
    ]);
  });
});

describe('a deleted site', () => {
  it('takes its secrets with it', async () => {
    const world = await createWorld();
    await link(world);
    await setBypassHeader(world.deps, 'demo', admin);
    await deleteSite(world.deps, { siteId: 'demo' }, admin);
    expect(await bypassAt(world)).toBeUndefined();
    await createSite(world.deps, demo(), admin);
    expect(await bypassAt(world)).toBeUndefined();
  });

  it('is not deleted from under a secret made meanwhile', async () => {
    const world = await createWorld();
    let first = true;
    const load: World['store']['load'] = async (keys) => {
      const snapshot = await world.store.load(keys.filter(({ kind }) => kind !== 'head'));
      if (first) {
        first = false;
        await setBypassHeader(world.deps, 'demo', admin);
        const later = await world.store.load(keys.filter(({ kind }) => kind === 'head'));
        return Object.assign(snapshot, { head: later.head.bind(later) });
      }
      return world.store.load(keys);
    };
    const store = Object.assign(Object.create(world.store), { load });
    await deleteSite({ ...world.deps, store }, { siteId: 'demo' }, admin);
    expect((await world.store.load([{ kind: 'bypass', siteId: 'demo' }])).bypass('demo').version).toBe(0);
  });
});
