import { updateSite } from '../../../lambdas/commands/site/update-site';
import { requestWindow } from '../../../lambdas/commands/window/request-window';
import { counts } from '../../../lambdas/domain/limits';
import { instantText } from '../../../lambdas/domain/local-time';
import { digestOf } from '../../../lambdas/domain/window/plan';
import { exportAudit } from '../../../lambdas/queries/audit/audit';
import { edgeSite } from '../../../lambdas/queries/site/edge-site';
import {
  admin,
  approvedWindow,
  as,
  createWorld,
  demo,
  hour,
  refusalOf,
  refusedBy,
  requestedWindow,
  T0,
  windowRequest,
} from '../fixtures';
import { approveWindow } from '../signed-votes';

describe('requestWindow', () => {
  it('records the plan as a snapshot of the site, with its digest', async () => {
    const world = await createWorld({ timeoutSeconds: 600 });
    const window = await requestedWindow(world, { paths: ['/shop/'], message: 'back soon', ticket: 'OPS-1' });
    expect(window).toMatchObject({
      status: 'requested',
      plan: { hostnames: ['demo.example', 'www.demo.example'], paths: ['/shop'], message: 'back soon' },
      planVersion: 1,
      requestedBy: { personId: 'rita' },
      requestedAt: T0,
      decideBy: T0 + 600,
      ticket: 'OPS-1',
      timeZone: 'UTC',
      revision: 0,
      version: 1,
    });
    expect(window.digest).toBe(digestOf(window.windowId, 1, window.plan));
    expect(window.windowId).toMatch(/^demo\.[0-9A-HJKMNP-TV-Z]{26}$/);
  });

  it('takes methods and origins of the site into the plan, and texts by language from the request', async () => {
    const world = await createWorld();
    await updateSite(world.deps, { ...demo(), allowedMethods: ['GET', 'POST'], corsOrigins: ['*'] }, admin);
    const messages = { fr: 'bientôt', 'pt-BR': 'já volta' };
    const readOnly = await requestedWindow(world, { mode: 'read-only', messages });
    expect(readOnly.plan).toMatchObject({
      allowedMethods: ['GET', 'POST'],
      corsOrigins: ['*'],
      messages: { fr: 'bientôt', 'pt-br': 'já volta' },
    });
    const { allowedMethods: _, messages: __, ...rest } = readOnly.plan;
    const testers = await requestedWindow(world, { mode: 'testers-only' });
    expect(testers.plan).toEqual({ ...rest, mode: 'testers-only' });
    expect(testers.digest).toBe(digestOf(testers.windowId, 1, testers.plan));
    expect(await refusalOf(requestedWindow(world, { messages: { french: 'x' } }))).toBe('malformed');
  });

  it('takes what a path covers from the site into plans that have paths', async () => {
    const world = await createWorld();
    await updateSite(world.deps, { ...demo(), pathMatch: 'segments-and-suffixes' }, admin);
    const { windowId, plan } = await approvedWindow(world, { paths: ['/shop'] });
    expect(plan).toMatchObject({ paths: ['/shop'], pathMatch: 'segments-and-suffixes' });
    await updateSite(world.deps, demo(), admin);
    expect((await edgeSite(world.deps, 'demo')).site.intervals).toEqual([{ windowId, ...plan }]);
    expect((await requestedWindow(world, { paths: ['/blog'] })).plan).not.toHaveProperty('pathMatch');
  });

  it('gives the edge all of the plan', async () => {
    const world = await createWorld();
    await updateSite(world.deps, { ...demo(), allowedMethods: ['GET'], corsOrigins: ['https://app.example'] }, admin);
    const { windowId, plan } = await approvedWindow(world, { mode: 'read-only', messages: { fr: 'bientôt' } });
    expect((await edgeSite(world.deps, 'demo')).site.intervals).toEqual([{ windowId, ...plan }]);
    await updateSite(world.deps, demo(), admin);
    expect((await edgeSite(world.deps, 'demo')).site.intervals).toEqual([{ windowId, ...plan }]);
  });

  it('expires at the start when the timeout is later', async () => {
    const window = await requestedWindow(await createWorld());
    expect(window.decideBy).toBe(T0 + hour);
  });

  it('reads local times in the zone asked for', async () => {
    const window = await requestedWindow(await createWorld(), {
      startsAt: '2026-11-02T13:00',
      endsAt: '2026-11-02T14:00',
      timeZone: 'Europe/Berlin',
    });
    expect(window.plan).toMatchObject({ startsAt: T0 + 2 * hour, endsAt: T0 + 3 * hour });
    expect(window.timeZone).toBe('Europe/Berlin');
  });

  it('is made by a machine in the name of its owner', async () => {
    const window = await requestedWindow(await createWorld(), {}, as('robot'));
    expect(window.requestedBy).toMatchObject({ personId: 'ana', machineId: 'robot' });
  });

  it.each([
    ['unknown-site', { siteId: 'nowhere' }, as('rita')],
    ['unmapped-principal', {}, as('stranger')],
    ['malformed', { startsAt: 'tomorrow' }, as('rita')],
    ['malformed', { paths: ['shop'] }, as('rita')],
    ['unknown-time-zone', { timeZone: 'Mars/Olympus' }, as('rita')],
    ['ends-before-start', { endsAt: windowRequest().startsAt }, as('rita')],
    ['starts-in-past', { startsAt: '2026-11-02T10:00:00Z' }, as('rita')],
    ['too-long', { endsAt: '2026-11-09T10:00:00Z' }, as('rita')],
    ['too-far-ahead', { startsAt: '2027-11-09T10:00:00Z', endsAt: '2027-11-09T11:00:00Z' }, as('rita')],
    ['edge-capacity', { message: 'x'.repeat(2000) }, as('rita')],
  ] as const)('refuses with %s and changes nothing', async (code, changes, actor) => {
    const world = await createWorld();
    const before = world.store.all();
    expect(await refusalOf(requestWindow(world.deps, windowRequest(changes), actor))).toBe(code);
    expect(world.store.all()).toEqual(before);
  });

  it('refuses a start nearer than the lead time', async () => {
    const world = await createWorld({ leadTimeSeconds: 2 * hour });
    expect(await refusalOf(requestedWindow(world))).toBe('lead-time');
  });

  it('refuses what too few could approve: the requester and the owner of a machine do not count', async () => {
    const world = await createWorld({ approvalsRequired: 3 });
    expect((await requestedWindow(world)).status).toBe('requested');
    const refusal = await refusedBy(requestedWindow(world, {}, as('robot')));
    expect(refusal).toMatchObject({ code: 'too-few-approvers', details: { required: 3, eligible: 2 } });
  });

  it('refuses to overlap an approved window, naming it', async () => {
    const world = await createWorld();
    const { windowId, plan } = await approvedWindow(world, { paths: ['/shop'] });
    const refusal = await refusedBy(requestedWindow(world, { paths: ['/Shop/cart'] }));
    const [startsAt, endsAt] = [instantText(plan.startsAt), instantText(plan.endsAt)];
    expect(refusal).toMatchObject({ code: 'overlap', details: { windowId, startsAt, endsAt } });
    expect((await requestedWindow(world, { paths: ['/shopping'] })).status).toBe('requested');
  });

  it('refuses one more undecided request than there may be', async () => {
    const world = await createWorld();
    for (let n = 0; n < counts.requestsPerSite; n++) await requestedWindow(world);
    expect(await refusalOf(requestedWindow(world))).toBe('too-many-requests');
  });

  it('answers a repeat with the same Idempotency-Key with the first window, whatever happened since', async () => {
    const world = await createWorld();
    const idempotency = { key: 'k', fingerprint: 'f' };
    const first = await requestedWindow(world, { idempotency });
    await approveWindow(world.deps, { windowId: first.windowId }, as('ana'));
    expect(await requestedWindow(world, { idempotency })).toEqual(first);
    expect((await world.store.windows({}, { limit: 10 })).items).toHaveLength(1);
  });

  it('requests one window for two parallel requests with one Idempotency-Key', async () => {
    const world = await createWorld();
    const idempotency = { key: 'k', fingerprint: 'f' };
    const both = await Promise.all([requestedWindow(world, { idempotency }), requestedWindow(world, { idempotency })]);
    expect(both[0]).toEqual(both[1]);
    expect((await world.store.windows({}, { limit: 10 })).items).toHaveLength(1);
  });

  it('refuses an Idempotency-Key that was used for another request', async () => {
    const world = await createWorld();
    await requestedWindow(world, { idempotency: { key: 'k', fingerprint: 'f' } });
    expect(await refusalOf(requestedWindow(world, { idempotency: { key: 'k', fingerprint: 'g' } }))).toBe(
      'idempotency-key-reused',
    );
  });

  it('keeps the Idempotency-Keys of two callers apart', async () => {
    const world = await createWorld();
    const idempotency = { key: 'k', fingerprint: 'f' };
    const ritas = await requestedWindow(world, { idempotency });
    expect((await requestedWindow(world, { idempotency }, as('ben'))).windowId).not.toBe(ritas.windowId);
  });

  it('forgets an Idempotency-Key after a day', async () => {
    const world = await createWorld();
    const idempotency = { key: 'k', fingerprint: 'f' };
    const first = await requestedWindow(world, { idempotency });
    world.now += 24 * hour;
    const later = { startsAt: '2026-11-04T10:00:00Z', endsAt: '2026-11-04T11:00:00Z' };
    expect((await requestedWindow(world, { idempotency, ...later })).windowId).not.toBe(first.windowId);
  });

  it('decides a repeat of a refused request anew', async () => {
    const world = await createWorld();
    const idempotency = { key: 'k', fingerprint: 'f' };
    expect(await refusalOf(requestedWindow(world, { idempotency }, as('stranger')))).toBe('unmapped-principal');
    expect((await requestedWindow(world, { idempotency })).status).toBe('requested');
  });

  it('tells the chain of the site once', async () => {
    const world = await createWorld();
    const window = await requestedWindow(world);
    const { entries } = await exportAudit(world.deps, 'demo');
    expect(entries).toHaveLength(2);
    expect(entries[1]).toMatchObject({
      action: 'request',
      subject: window.windowId,
      before: null,
      after: { status: 'requested' },
      actor: { personId: 'rita', sourceIp: '192.0.2.7' },
      reason: 'database upgrade',
    });
  });
});
