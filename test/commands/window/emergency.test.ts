import { expireQuestion } from '../../../lambdas/commands/voting/expire-question';
import { endWindow } from '../../../lambdas/commands/window/end-window';
import { flipWindow } from '../../../lambdas/commands/window/flip-window';
import { listAudit, verifyAudit } from '../../../lambdas/queries/audit/audit';
import { edgeSite } from '../../../lambdas/queries/site/edge-site';
import { siteStatus } from '../../../lambdas/queries/site/site-status';
import { getWindow } from '../../../lambdas/queries/window/get-window';
import { approvedWindow, as, createWorld, hour, refusalOf, requestedWindow, T0 } from '../fixtures';
import { approveWindow, ratifyWindow, rejectWindow } from '../signed-votes';
import { breakGlass, operator } from './emergency-fixtures';

const day = 24 * hour;

describe('startEmergency', () => {
  it('is active at once, in calendar and head, by one audit entry', async () => {
    const world = await createWorld();
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
    const { plannedMode, breakGlass: state } = await siteStatus(world.deps, 'demo');
    expect(plannedMode).toBe('full');
    expect(state).toEqual({ allowed: true, suspended: false, unratified: [{ windowId, ratifyBy: T0 + day }] });
  });

  it('needs no approvals and no second person, whatever the policy asks of windows', async () => {
    const world = await createWorld({ approvalsRequired: 3, leadTimeSeconds: 600, overrunSeconds: 900 });
    const window = await breakGlass(world);
    expect(window).toMatchObject({ status: 'active', rules: { approvalsRequired: 1 } });
    expect(window.plan).not.toHaveProperty('overrunSeconds');
  });

  it('records person, machine and mailbox where the directory knows them', async () => {
    const world = await createWorld();
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
    [{ paths: Array.from({ length: 5 }, (_, n) => `/${n}${'p'.repeat(126)}`) }, 'edge-capacity'],
  ] as const)('with %j is refused as %s and changes nothing', async (changes, refusal) => {
    const world = await createWorld();
    const before = world.store.all();
    expect(await refusalOf(breakGlass(world, changes))).toBe(refusal);
    expect(world.store.all()).toEqual(before);
  });

  it('is refused where the policy turns break-glass off', async () => {
    const world = await createWorld({ emergency: { maximumDurationSeconds: 0, ratifyWithinSeconds: day } });
    expect(await refusalOf(breakGlass(world))).toBe('break-glass-off');
    expect((await siteStatus(world.deps, 'demo')).breakGlass.allowed).toBe(false);
  });

  it('is made once when it is repeated with its Idempotency-Key', async () => {
    const world = await createWorld();
    const idempotency = { key: 'k', fingerprint: 'f' };
    const first = await breakGlass(world, { idempotency });
    expect(await breakGlass(world, { idempotency })).toEqual(first);
    expect((await siteStatus(world.deps, 'demo')).windows).toHaveLength(1);
  });

  it('ends by its own end, and by hand', async () => {
    const world = await createWorld();
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
    const world = await createWorld();
    await approvedWindow(world, { mode: 'read-only' });
    world.now += hour;
    await breakGlass(world);
    const status = await siteStatus(world.deps, 'demo');
    expect(status.windows).toHaveLength(2);
    expect(status.plannedMode).toBe('full');
  });

  it('does not keep a window from an emergency either', async () => {
    const world = await createWorld();
    world.now = T0 + hour - 60;
    await breakGlass(world);
    const window = await approvedWindow(world);
    expect(window.status).toBe('approved');
    expect(await refusalOf(requestedWindow(world))).toBe('overlap');
  });
});

describe('in a race', () => {
  const outcomes = async (...commands: Promise<unknown>[]) =>
    (await Promise.allSettled(commands)).map(({ status }) => status);

  it('two activations both stand, each with its revision and its place in the head', async () => {
    const world = await createWorld();
    expect(await outcomes(breakGlass(world), breakGlass(world))).toEqual(['fulfilled', 'fulfilled']);
    const { windows, revision, breakGlass: state } = await siteStatus(world.deps, 'demo');
    expect([windows.length, revision, state.unratified.length]).toEqual([2, 3, 2]);
    expect((await verifyAudit(world.deps, 'demo')).valid).toBe(true);
  });

  it('activation and approval of what it overlaps both stand', async () => {
    const world = await createWorld();
    const { windowId } = await requestedWindow(world);
    world.now = T0 + hour - 60;
    const race = outcomes(breakGlass(world), approveWindow(world.deps, { windowId }, as('ana')));
    expect(await race).toEqual(['fulfilled', 'fulfilled']);
    expect((await edgeSite(world.deps, 'demo')).site.intervals).toHaveLength(2);
  });

  it('ratification and the deadline leave it ratified', async () => {
    const world = await createWorld();
    const { windowId } = await breakGlass(world);
    world.now += day;
    const expiry = expireQuestion(world.deps, { subjectId: windowId, planVersion: 1 });
    await Promise.all([expiry, ratifyWindow(world.deps, { windowId }, as('ana'))]);
    const { emergency } = await getWindow(world.deps, windowId);
    expect(emergency).toMatchObject({ ratifiedBy: 'ana' });
    expect((await siteStatus(world.deps, 'demo')).breakGlass).toMatchObject({ suspended: false, unratified: [] });
  });

  it('ratification and refusal leave it ratified or open to a late ratification, never both unlisted and refused', async () => {
    const world = await createWorld();
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
    const world = await createWorld();
    const { windowId } = await breakGlass(world);
    const votes = ['ana', 'ben'].map((name) => ratifyWindow(world.deps, { windowId }, as(name)));
    expect((await outcomes(...votes)).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
