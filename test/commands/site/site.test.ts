import { createSite } from '../../../lambdas/commands/site/create-site';
import { deleteSite } from '../../../lambdas/commands/site/delete-site';
import { updateSite } from '../../../lambdas/commands/site/update-site';
import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { siteName } from '../../../lambdas/domain/site/branding';
import { exportAudit, verifyAudit } from '../../../lambdas/queries/audit/audit';
import { edgeSite } from '../../../lambdas/queries/site/edge-site';
import { admin, approvedWindow, as, createWorld, demo, refusalOf, refusedBy, requestedWindow, T0 } from '../fixtures';
import { getSite } from '../get-site';
import { entriesOf } from '../proposal/proposal-fixtures';
import { recordPublished } from '../published';
import { approveWindow } from '../signed-votes';

const shop = { siteId: 'shop', hostnames: ['Shop.Example'] };

describe('createSite', () => {
  it('fills in the defaults and claims the hostnames in lower case', async () => {
    const world = await createWorld();
    const site = await createSite(world.deps, { ...shop, policy: { approvalsRequired: 2, veto: undefined } }, admin);
    expect(site).toEqual({
      siteId: 'shop',
      hostnames: ['shop.example'],
      policy: {
        approvalsRequired: 2,
        veto: true,
        timeoutSeconds: 86_400,
        selfApproval: false,
        lateApprovers: false,
        requireLogin: false,
        remindBeforeSeconds: [3600],
        leadTimeSeconds: 120,
        maximumDurationSeconds: 86_400,
        overrunSeconds: 0,
        emergency: { maximumDurationSeconds: 3600, ratifyWithinSeconds: 86_400 },
      },
      timeZone: 'UTC',
      exemptions: ['/.well-known/acme-challenge', '/health', '/healthz', '/robots.txt'],
      createdAt: T0,
      version: 1,
    });
    const again = { siteId: 'shop-2', hostnames: ['SHOP.example'] };
    expect(await refusedBy(createSite(world.deps, again, admin))).toMatchObject({
      code: 'hostname-taken',
      details: { hostnames: ['shop.example'] },
    });
  });

  it('refuses a second site of one id, and gives the first answer to a repeat', async () => {
    const world = await createWorld();
    const idempotency = { key: 'k', fingerprint: 'f' };
    const first = await createSite(world.deps, { ...shop, idempotency }, admin);
    expect(await createSite(world.deps, { ...shop, idempotency }, admin)).toEqual(first);
    expect(await refusalOf(createSite(world.deps, shop, admin))).toBe('site-exists');
  });

  it('lets one of two parallel sites have a hostname', async () => {
    const world = await createWorld();
    const outcomes = await Promise.allSettled(
      ['one', 'two'].map((siteId) => createSite(world.deps, { ...shop, siteId }, admin)),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('keeps what it is told of methods, origins and ranges, and gives the edge the ranges', async () => {
    const world = await createWorld();
    const visitors = { allowedMethods: ['GET'], corsOrigins: ['*'], bypass: { cidrs: ['203.0.113.7'] } } as const;
    const site = await createSite(world.deps, { ...shop, ...visitors }, admin);
    expect(site).toMatchObject({ ...visitors, bypass: { cidrs: ['203.0.113.7/32'] } });
    expect((await edgeSite(world.deps, 'shop')).site.bypass).toEqual({ cidrs: ['203.0.113.7/32'], linkKeys: [] });
    const { site: plain } = await updateSite(world.deps, { ...shop, corsOrigins: [], bypass: {} }, admin);
    expect(Object.keys(plain).sort()).toEqual(
      ['siteId', 'hostnames', 'policy', 'timeZone', 'exemptions', 'createdAt', 'version'].sort(),
    );
    expect((await edgeSite(world.deps, 'shop')).site).not.toHaveProperty('bypass');
  });

  it('tells the edge the longest wait at once, whatever the plans say', async () => {
    const world = await createWorld();
    const site = await createSite(world.deps, { ...shop, retryAfterMaximumSeconds: 900 }, admin);
    expect(site.retryAfterMaximumSeconds).toBe(900);
    expect((await edgeSite(world.deps, 'shop')).site.retryAfterMaximumSeconds).toBe(900);
    const { site: plain } = await updateSite(world.deps, { ...shop, retryAfterMaximumSeconds: 300 }, admin);
    expect(plain).not.toHaveProperty('retryAfterMaximumSeconds');
    expect((await edgeSite(world.deps, 'shop')).site).not.toHaveProperty('retryAfterMaximumSeconds');
    for (const retryAfterMaximumSeconds of [59, 86_401, 60.5]) {
      expect(await refusalOf(updateSite(world.deps, { ...shop, retryAfterMaximumSeconds }, admin))).toBe('malformed');
    }
  });

  it('keeps how it looks in one spelling, and by a change of it raises the revision that the edge is to have', async () => {
    const world = await createWorld();
    const branding = { name: ' Corner Shop ', accentColor: '#0F766E' };
    const site = await createSite(world.deps, { ...shop, branding }, admin);
    expect([site.branding, siteName(site)]).toEqual([{ name: 'Corner Shop', accentColor: '#0f766e' }, 'Corner Shop']);
    const before = (await edgeSite(world.deps, 'shop')).site.revision;
    const { site: plain } = await updateSite(world.deps, { ...shop, branding: {} }, admin);
    expect([plain.branding, siteName(plain)]).toEqual([undefined, 'shop']);
    expect((await edgeSite(world.deps, 'shop')).site.revision).toBe(before + 1);
    const { entries } = await exportAudit(world.deps, 'shop');
    expect(entries.at(-1)).toMatchObject({ action: 'update-site', before: { branding: { name: 'Corner Shop' } } });
  });

  it('takes a wildcard only for a gate that knows them, beside a site with a name below it', async () => {
    const world = await createWorld();
    const all = { siteId: 'all', hostnames: ['*.example'] };
    expect(await refusalOf(createSite(world.deps, all, admin))).toBe('wildcards-off');
    const deps = { ...world.deps, wildcards: true };
    expect((await createSite(deps, all, admin)).hostnames).toEqual(['*.example']);
    expect(await refusalOf(createSite(deps, { ...all, siteId: 'too' }, admin))).toBe('hostname-taken');
    expect(await refusalOf(updateSite(world.deps, all, admin))).toBe('wildcards-off');
  });

  it('refuses ranges with which no window could be armed', async () => {
    const world = await createWorld();
    const cidrs = Array.from({ length: 30 }, (_, n) => `2001:db8:1111:2222:3333:4444:5555:66${n + 10}`);
    const wide = { ...shop, bypass: { cidrs } };
    expect(await refusalOf(createSite(world.deps, wide, admin))).toBe('edge-capacity');
    expect(await refusalOf(updateSite(world.deps, { ...wide, ...demo(), bypass: { cidrs } }, admin))).toBe(
      'edge-capacity',
    );
    const ipv4 = Array.from({ length: 30 }, (_, n) => `203.0.113.${n}`);
    expect((await createSite(world.deps, { ...shop, bypass: { cidrs: ipv4 } }, admin)).bypass?.cidrs).toHaveLength(30);
  });

  it('takes a logo of 3000 bytes in the setting itself, and says how large one may be', async () => {
    const world = await createWorld();
    const withLogo = (bytes: number, siteId = 'shop') => ({
      ...shop,
      siteId,
      branding: { name: 'Shop', logo: `data:image/svg+xml;base64,${Buffer.alloc(bytes).toString('base64')}` },
    });
    const refused = await refusedBy(createSite(world.deps, withLogo(3001), admin));
    expect([refused.code, refused.message]).toEqual([
      'malformed',
      expect.stringMatching(/^branding.logo must be an image of at most 3000 bytes .* https address/),
    ]);
    expect((await createSite(world.deps, withLogo(3000), admin)).branding?.logo).toHaveLength(4026);
  });

  it('refuses a malformed site', async () => {
    const world = await createWorld();
    expect(await refusalOf(createSite(world.deps, { ...shop, siteId: 'Shop' }, admin))).toBe('malformed');
  });
});

describe('updateSite', () => {
  it('replaces the settings, claims what comes and releases what goes', async () => {
    const world = await createWorld();
    const { site } = await updateSite(
      world.deps,
      { ...demo(), hostnames: ['demo.example', 'new.example'], ifVersion: 1 },
      admin,
    );
    expect(site).toMatchObject({ hostnames: ['demo.example', 'new.example'], version: 2 });
    expect((await edgeSite(world.deps, 'demo')).site).toMatchObject({ revision: 2, hostnames: site.hostnames });
    await createSite(world.deps, { siteId: 'www', hostnames: ['www.demo.example'] }, admin);
    const taken = { siteId: 'other', hostnames: ['new.example'] };
    expect(await refusalOf(createSite(world.deps, taken, admin))).toBe('hostname-taken');
  });

  it('leaves the policy as it stands, asked for in part or not at all', async () => {
    const world = await createWorld({ approvalsRequired: 2 });
    const { policy } = await getSite(world.deps, 'demo');
    const { policy: _, ...settings } = demo();
    for (const asked of [undefined, {}, { approvalsRequired: 2 }, { emergency: { ratifyWithinSeconds: 86_400 } }]) {
      const updated = await updateSite(world.deps, { ...settings, policy: asked, timeZone: 'Europe/Paris' }, admin);
      expect(updated).toMatchObject({ site: { policy, timeZone: 'Europe/Paris', createdAt: T0 } });
      expect(updated).not.toHaveProperty('proposal');
    }
  });

  it('is on record with its reason, with and without another policy', async () => {
    const world = await createWorld();
    const { policy: _, ...settings } = demo();
    await updateSite(world.deps, { ...settings, timeZone: 'Europe/Paris', reason: 'we moved' }, admin);
    const asked = { timeZone: 'UTC', policy: { approvalsRequired: 2 }, reason: 'and back' };
    await updateSite(world.deps, { ...settings, ...asked }, as('rita'));
    expect((await entriesOf(world)).slice(-3)).toMatchObject([
      { action: 'update-site', reason: 'we moved' },
      { action: 'update-site', reason: 'and back' },
      { action: 'propose-policy', reason: 'and back', after: { reason: 'and back' } },
    ]);
  });

  it('refuses a stale version, an unknown site and a hostname of another site', async () => {
    const world = await createWorld();
    await createSite(world.deps, shop, admin);
    expect(await refusalOf(updateSite(world.deps, { ...demo(), ifVersion: 2 }, admin))).toBe('stale-version');
    expect(await refusalOf(updateSite(world.deps, { ...demo(), siteId: 'none' }, admin))).toBe('unknown-site');
    const greedy = { ...demo(), hostnames: ['demo.example', 'www.demo.example', 'shop.example'] };
    expect(await refusalOf(updateSite(world.deps, greedy, admin))).toBe('hostname-taken');
  });

  it('keeps the hostnames of undecided and approved windows, and gives them up afterwards', async () => {
    const world = await createWorld();
    const narrower = { ...demo(), hostnames: ['demo.example'] };
    const { windowId } = await requestedWindow(world);
    expect(await refusedBy(updateSite(world.deps, narrower, admin))).toMatchObject({
      code: 'site-in-use',
      details: { windowIds: [windowId] },
    });
    await approveWindow(world.deps, { windowId }, as('ana'));
    expect(await refusalOf(updateSite(world.deps, narrower, admin))).toBe('site-in-use');
    await cancelWindow(world.deps, { windowId }, as('rita'));
    expect((await updateSite(world.deps, narrower, admin)).site.hostnames).toEqual(['demo.example']);
  });

  it('adds hostnames beside live windows, which keep covering their own', async () => {
    const world = await createWorld();
    await approvedWindow(world);
    await updateSite(world.deps, { ...demo(), hostnames: [...demo().hostnames, 'new.example'] }, admin);
    const { site } = await edgeSite(world.deps, 'demo');
    expect(site.hostnames).toContain('new.example');
    expect(site.intervals[0]?.hostnames).toEqual(['demo.example', 'www.demo.example']);
  });
});

describe('deleteSite', () => {
  it('refuses while windows live', async () => {
    const world = await createWorld();
    const { windowId } = await requestedWindow(world);
    const deletion = () => refusalOf(deleteSite(world.deps, { siteId: 'demo' }, admin));
    expect(await deletion()).toBe('site-in-use');
    await approveWindow(world.deps, { windowId }, as('ana'));
    expect(await deletion()).toBe('site-in-use');
  });

  it('frees id and hostnames; chain and revisions go on where they were', async () => {
    const world = await createWorld();
    await recordPublished(world.deps, { siteId: 'demo', revision: 1, hostnames: demo().hostnames });
    expect(await refusalOf(deleteSite(world.deps, { siteId: 'demo', ifVersion: 5 }, admin))).toBe('stale-version');
    await deleteSite(world.deps, { siteId: 'demo', reason: 'moved' }, admin);
    expect(await refusalOf(getSite(world.deps, 'demo'))).toBe('unknown-site');
    const gone = await edgeSite(world.deps, 'demo');
    expect(gone).toMatchObject({
      site: { revision: 2, hostnames: [], intervals: [] },
      published: { publishedRevision: 1 },
    });
    await createSite(world.deps, demo(), admin);
    expect((await edgeSite(world.deps, 'demo')).site.revision).toBe(3);
    expect(await verifyAudit(world.deps, 'demo')).toMatchObject({ valid: true, entries: 3 });
  });

  it('refuses an unknown site', async () => {
    const world = await createWorld();
    expect(await refusalOf(deleteSite(world.deps, { siteId: 'none' }, admin))).toBe('unknown-site');
  });
});

describe('recordPublished', () => {
  it('notes a newer revision and ignores an older one', async () => {
    const world = await createWorld();
    const publish = (revision: number) =>
      recordPublished(world.deps, { siteId: 'demo', revision, hostnames: ['demo.example'] });
    expect(await publish(3)).toMatchObject({ publishedRevision: 3, publishedAt: T0, version: 1 });
    expect(await publish(2)).toMatchObject({ publishedRevision: 3, version: 1 });
    expect(await publish(3)).toMatchObject({ publishedRevision: 3, version: 1 });
    expect(await publish(4)).toMatchObject({ publishedRevision: 4, version: 2 });
  });
});
