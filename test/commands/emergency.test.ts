import { createSite } from '../../lambdas/commands/create-site';
import { endWindow } from '../../lambdas/commands/end-window';
import { expireQuestion } from '../../lambdas/commands/expire-question';
import { flipWindow } from '../../lambdas/commands/flip-window';
import { type EmergencyRequest, startEmergency } from '../../lambdas/commands/start-emergency';
import { approveWindow, ratifyWindow, rejectWindow } from '../../lambdas/commands/vote';
import type { Actor } from '../../lambdas/domain/actor';
import { listAudit, verifyAudit } from '../../lambdas/queries/audit';
import { edgeSite } from '../../lambdas/queries/edge-site';
import { getWindow } from '../../lambdas/queries/get-window';
import { siteStatus } from '../../lambdas/queries/site-status';
import type { Store } from '../../lambdas/store/port';
import {
  admin,
  as,
  demo,
  givenApproved,
  givenRequested,
  givenWorld,
  hour,
  refOf,
  refusalOf,
  refusedBy,
  T0,
  type World,
} from './given';

const day = 24 * hour;
/** In nobody's directory. */
const operator: Actor = { principal: 'arn:aws:iam::111122223333:user/breakglass' };

function breakGlass(world: World<Store>, changes: Partial<EmergencyRequest> = {}, who = operator) {
  const request = { siteId: 'demo', mode: 'full', reason: 'checkout charges twice', durationMinutes: 30 } as const;
  return startEmergency(world.deps, { ...request, ...changes }, who);
}

const lapse = (world: World, windowId: string) => {
  world.now += day;
  return expireQuestion(world.deps, { subjectId: windowId, planVersion: 1 });
};

describe('startEmergency', () => {
  it('is active at once, in calendar and head, by one audit entry', async () => {
    const world = await givenWorld();
    const window = await breakGlass(world, { paths: ['/shop'], message: 'Back soon' });
    expect(window).toMatchObject({
      status: 'active',
      plan: { mode: 'full', startsAt: T0, endsAt: T0 + 1800, paths: ['/shop'], message: 'Back soon' },
      activatedAt: T0,
      requestedBy: operator,
      emergency: { ratifyBy: T0 + day },
      decideBy: T0 + day,
      rules: { approvalsRequired: 1, veto: true },
      revision: 2,
      version: 1,
    });
    const { site } = await edgeSite(world.deps, 'demo');
    const { windowId, plan } = window;
    expect(site).toMatchObject({ revision: 2, intervals: [{ windowId, ...plan }] });
    expect(site.intervals[0]).not.toHaveProperty('emergency');
    const [, entry] = (await listAudit(world.deps, 'demo', { limit: 5 })).items;
    expect(entry).toMatchObject({
      action: 'emergency',
      actor: operator,
      subject: windowId,
      before: null,
      reason: 'checkout charges twice',
    });
    const { mode, breakGlass: state } = await siteStatus(world.deps, 'demo');
    expect(mode).toBe('full');
    expect(state).toEqual({ allowed: true, suspended: false, unratified: [{ windowId, ratifyBy: T0 + day }] });
  });

  it('needs no approvals and no second person, whatever the policy asks of windows', async () => {
    const world = await givenWorld({ approvalsRequired: 3, leadTimeSeconds: 600, overrunSeconds: 900 });
    const window = await breakGlass(world);
    expect(window).toMatchObject({ status: 'active', rules: { approvalsRequired: 1 } });
    expect(window.plan).not.toHaveProperty('overrunSeconds');
  });

  it('records person, machine and mailbox where the directory knows them', async () => {
    const world = await givenWorld();
    const { requestedBy } = await breakGlass(world, {}, as('robot'));
    expect(requestedBy).toMatchObject({ personId: 'ana', machineId: 'robot', email: 'ana@example.com' });
  });

  it.each([
    [{ durationMinutes: 61 }, 'too-long'],
    [{ durationMinutes: 0 }, 'malformed'],
    [{ durationMinutes: 1.5 }, 'malformed'],
    [{ durationMinutes: Number.NaN }, 'malformed'],
    [{ reason: '  ' }, 'malformed'],
    [{ siteId: 'none' }, 'unknown-site'],
    [{ message: '&'.repeat(2000) }, 'edge-capacity'],
  ] as const)('with %j is refused as %s and changes nothing', async (changes, refusal) => {
    const world = await givenWorld();
    const before = world.store.all();
    expect(await refusalOf(breakGlass(world, changes))).toBe(refusal);
    expect(world.store.all()).toEqual(before);
  });

  it('is refused where the policy turns break-glass off', async () => {
    const world = await givenWorld({ emergency: { maximumDurationSeconds: 0, ratifyWithinSeconds: day } });
    expect(await refusalOf(breakGlass(world))).toBe('break-glass-off');
    expect((await siteStatus(world.deps, 'demo')).breakGlass.allowed).toBe(false);
  });

  it('is made once when it is repeated with its Idempotency-Key', async () => {
    const world = await givenWorld();
    const idempotency = { key: 'k', fingerprint: 'f' };
    const first = await breakGlass(world, { idempotency });
    expect(await breakGlass(world, { idempotency })).toEqual(first);
    expect((await siteStatus(world.deps, 'demo')).windows).toHaveLength(1);
  });

  it('ends by its own end, and by hand', async () => {
    const world = await givenWorld();
    const first = await breakGlass(world);
    const second = await breakGlass(world);
    await endWindow(world.deps, { windowId: first.windowId }, as('rita'));
    world.now += 1800;
    const flipped = await flipWindow(world.deps, { ...second, boundary: 'end' });
    expect(flipped.outcome).toBe('flipped');
    expect((await edgeSite(world.deps, 'demo')).site.intervals).toEqual([]);
    expect((await siteStatus(world.deps, 'demo')).breakGlass.unratified).toHaveLength(2);
  });
});

describe('overlap', () => {
  it('does not keep an emergency from a window, and the stricter mode holds', async () => {
    const world = await givenWorld();
    await givenApproved(world, { mode: 'read-only' });
    world.now += hour;
    await breakGlass(world);
    const status = await siteStatus(world.deps, 'demo');
    expect(status.windows).toHaveLength(2);
    expect(status.mode).toBe('full');
  });

  it('does not keep a window from an emergency either', async () => {
    const world = await givenWorld();
    world.now = T0 + hour - 60;
    await breakGlass(world);
    const window = await givenApproved(world);
    expect(window.status).toBe('approved');
    expect(await refusalOf(givenRequested(world))).toBe('overlap');
  });
});

describe('ratification', () => {
  it('takes one approver who is not the activator, and is final', async () => {
    const world = await givenWorld({ approvalsRequired: 2 });
    const { windowId } = await breakGlass(world, {}, as('ana'));
    expect(await refusalOf(ratifyWindow(world.deps, { windowId }, as('ana')))).toBe('self-approval');
    expect(await refusalOf(ratifyWindow(world.deps, { windowId }, as('robot')))).toBe('not-an-approver');
    expect(await refusalOf(ratifyWindow(world.deps, { windowId }, operator))).toBe('unmapped-principal');
    const window = await ratifyWindow(world.deps, { windowId }, as('ben'));
    expect(window.emergency).toMatchObject({ ratifiedAt: T0, ratifiedBy: 'ben' });
    expect(await refusalOf(ratifyWindow(world.deps, { windowId }, as('cy')))).toBe('already-voted');
    expect((await siteStatus(world.deps, 'demo')).breakGlass.unratified).toEqual([]);
  });

  it('is closed to whoever gets the activator’s principal later', async () => {
    const world = await givenWorld();
    const { windowId } = await breakGlass(world);
    const directory = (await world.store.load([{ kind: 'directory' }])).directory();
    const people = directory.people.map((person) =>
      person.personId === 'ben' ? { ...person, principals: [...person.principals, operator.principal] } : person,
    );
    await world.store.commit({
      put: [{ kind: 'directory', value: { ...directory, people, version: directory.version + 1 } }],
    });
    expect(await refusalOf(ratifyWindow(world.deps, { windowId }, as('ben')))).toBe('self-approval');
  });

  it('is not an approval', async () => {
    const world = await givenWorld();
    const { windowId } = await breakGlass(world);
    expect(await refusalOf(approveWindow(world.deps, { windowId }, as('ana')))).toBe('illegal-move');
    const { windowId: plain } = await givenRequested(world);
    expect(await refusalOf(ratifyWindow(world.deps, { windowId: plain }, as('ana')))).toBe('illegal-move');
  });
});

describe('break-glass', () => {
  it('is suspended at once when an approver refuses to ratify, until another one ratifies', async () => {
    const world = await givenWorld({ veto: false });
    const { windowId } = await breakGlass(world);
    const refused = await rejectWindow(world.deps, { windowId, reason: 'not broken' }, as('ana'));
    expect(refused).toMatchObject({ status: 'active', emergency: { lapsedAt: T0 } });
    const refusal = await refusedBy(breakGlass(world));
    expect(refusal).toMatchObject({
      code: 'break-glass-suspended',
      details: { windowIds: [windowId], advice: 'ratify' },
    });
    expect(refusal.message).toContain(windowId);
    expect((await siteStatus(world.deps, 'demo')).breakGlass.suspended).toBe(true);
    await ratifyWindow(world.deps, { windowId }, as('ben'));
    expect((await siteStatus(world.deps, 'demo')).breakGlass).toMatchObject({ suspended: false, unratified: [] });
    expect(await breakGlass(world)).toMatchObject({ status: 'active' });
  });

  it('is suspended from the deadline on, whether or not anything recorded it', async () => {
    const world = await givenWorld();
    const { windowId } = await breakGlass(world);
    world.now += day - 1;
    await breakGlass(world);
    world.now += 1;
    expect(await refusalOf(breakGlass(world))).toBe('break-glass-suspended');
    await expireQuestion(world.deps, refOf({ windowId, planVersion: 1 }));
    expect((await getWindow(world.deps, windowId)).emergency).toMatchObject({ lapsedAt: T0 + day });
    expect(await refusalOf(breakGlass(world))).toBe('break-glass-suspended');
    await ratifyWindow(world.deps, { windowId }, as('ana'));
    expect(await breakGlass(world)).toMatchObject({ status: 'active' });
  });

  it('lapses once, however often its deadline is delivered, and the lapse is one audit entry', async () => {
    const world = await givenWorld();
    const { windowId } = await breakGlass(world);
    await expireQuestion(world.deps, { subjectId: windowId, planVersion: 1 });
    await lapse(world, windowId);
    const once = world.store.all();
    await lapse(world, windowId);
    expect(world.store.all()).toEqual(once);
    const actions = (await listAudit(world.deps, 'demo', { limit: 9 })).items.map(({ action }) => action);
    expect(actions).toEqual(['create-site', 'emergency', 'lapse']);
  });

  it('waits for a ratification once five emergencies are unratified', async () => {
    const world = await givenWorld();
    for (let n = 0; n < 5; n++) await breakGlass(world, { paths: [`/${n}`] });
    expect(await refusalOf(breakGlass(world))).toBe('too-many-requests');
  });

  it('is suspended on the site it happened on only', async () => {
    const world = await givenWorld();
    await createSite(world.deps, { ...demo(), siteId: 'shop', hostnames: ['shop.example'] }, admin);
    const { windowId } = await breakGlass(world);
    await lapse(world, windowId);
    expect(await breakGlass(world, { siteId: 'shop' })).toMatchObject({ status: 'active' });
  });
});

describe('in a race', () => {
  const outcomes = async (...commands: Promise<unknown>[]) =>
    (await Promise.allSettled(commands)).map(({ status }) => status);

  it('two activations both stand, each with its revision and its place in the head', async () => {
    const world = await givenWorld();
    expect(await outcomes(breakGlass(world), breakGlass(world))).toEqual(['fulfilled', 'fulfilled']);
    const { windows, revision, breakGlass: state } = await siteStatus(world.deps, 'demo');
    expect([windows.length, revision, state.unratified.length]).toEqual([2, 3, 2]);
    expect((await verifyAudit(world.deps, 'demo')).valid).toBe(true);
  });

  it('activation and approval of what it overlaps both stand', async () => {
    const world = await givenWorld();
    const { windowId } = await givenRequested(world);
    world.now = T0 + hour - 60;
    const race = outcomes(breakGlass(world), approveWindow(world.deps, { windowId }, as('ana')));
    expect(await race).toEqual(['fulfilled', 'fulfilled']);
    expect((await edgeSite(world.deps, 'demo')).site.intervals).toHaveLength(2);
  });

  it('ratification and the deadline leave it ratified', async () => {
    const world = await givenWorld();
    const { windowId } = await breakGlass(world);
    world.now += day;
    const expiry = expireQuestion(world.deps, { subjectId: windowId, planVersion: 1 });
    await Promise.all([expiry, ratifyWindow(world.deps, { windowId }, as('ana'))]);
    const { emergency } = await getWindow(world.deps, windowId);
    expect(emergency).toMatchObject({ ratifiedBy: 'ana' });
    expect((await siteStatus(world.deps, 'demo')).breakGlass).toMatchObject({ suspended: false, unratified: [] });
  });

  it('ratification and refusal leave it ratified or open to a late ratification, never both unlisted and refused', async () => {
    const world = await givenWorld();
    const { windowId } = await breakGlass(world);
    await outcomes(
      rejectWindow(world.deps, { windowId }, as('ana')),
      ratifyWindow(world.deps, { windowId }, as('ben')),
    );
    const { emergency } = await getWindow(world.deps, windowId);
    expect(emergency).toMatchObject({ ratifiedBy: 'ben' });
    expect((await siteStatus(world.deps, 'demo')).breakGlass.unratified).toEqual([]);
  });

  it('two ratifications: the second hears of the first', async () => {
    const world = await givenWorld();
    const { windowId } = await breakGlass(world);
    const votes = ['ana', 'ben'].map((name) => ratifyWindow(world.deps, { windowId }, as(name)));
    expect((await outcomes(...votes)).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
