import { expireQuestion } from '../../../lambdas/commands/voting/expire-question';
import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { endWindow } from '../../../lambdas/commands/window/end-window';
import { flipWindow } from '../../../lambdas/commands/window/flip-window';
import type { BoundaryKind } from '../../../lambdas/domain/window/window';
import { edgeSite } from '../../../lambdas/queries/site/edge-site';
import {
  approvedWindow,
  as,
  createWorld,
  hour,
  refusalOf,
  refusedBy,
  requestedWindow,
  T0,
  type World,
  windowOf,
} from '../fixtures';
import { rejectWindow } from '../signed-votes';

const [starts, ends] = [T0 + hour, T0 + 2 * hour];
const intervals = async (world: World) => (await edgeSite(world.deps, 'demo')).site.intervals.length;

describe('cancelWindow', () => {
  it('calls off a request without touching the edge', async () => {
    const world = await createWorld();
    const { windowId } = await requestedWindow(world);
    const window = await cancelWindow(world.deps, { windowId, reason: 'postponed' }, as('rita'));
    expect(window).toMatchObject({ status: 'cancelled', decidedAt: T0, revision: 0 });
    expect((await edgeSite(world.deps, 'demo')).site.revision).toBe(1);
  });

  it('takes an approved window off the edge', async () => {
    const world = await createWorld();
    const { windowId, revision } = await approvedWindow(world);
    expect(await intervals(world)).toBe(1);
    const window = await cancelWindow(world.deps, { windowId }, as('stranger'));
    expect(window).toMatchObject({ status: 'cancelled', revision: revision + 1 });
    expect(await intervals(world)).toBe(0);
  });

  it('refuses once an approved window has begun, and says what to do', async () => {
    const world = await createWorld();
    const { windowId } = await approvedWindow(world);
    world.now = starts;
    expect(await refusedBy(cancelWindow(world.deps, { windowId }, as('rita')))).toMatchObject({
      code: 'illegal-move',
      details: { actual: 'approved', advice: 'end' },
    });
  });

  it('refuses a second time, and a stale version', async () => {
    const world = await createWorld();
    const { windowId } = await requestedWindow(world);
    expect(await refusalOf(cancelWindow(world.deps, { windowId, ifVersion: 2 }, as('rita')))).toBe('stale-version');
    await cancelWindow(world.deps, { windowId }, as('rita'));
    expect(await refusedBy(cancelWindow(world.deps, { windowId }, as('rita')))).toMatchObject({
      code: 'illegal-move',
      details: { actual: 'cancelled', legal: ['requested', 'approved'] },
    });
  });
});

describe('endWindow', () => {
  it('ends an active window now and takes it off the edge', async () => {
    const world = await createWorld();
    const { windowId, revision } = await approvedWindow(world);
    world.now = starts + 5;
    await flipWindow(world.deps, { windowId, revision, boundary: 'start' });
    world.now = starts + 60;
    const window = await endWindow(world.deps, { windowId }, as('rita'));
    expect(window).toMatchObject({
      status: 'completed',
      activatedAt: starts + 5,
      completedAt: starts + 60,
      revision: revision + 1,
    });
    expect(await intervals(world)).toBe(0);
  });

  it('ends a window that has begun although its start was not recorded', async () => {
    const world = await createWorld();
    const { windowId } = await approvedWindow(world);
    world.now = starts + 60;
    const window = await endWindow(world.deps, { windowId }, as('rita'));
    expect(window).toMatchObject({ status: 'completed', activatedAt: starts, completedAt: starts + 60 });
    expect(window).not.toHaveProperty('startMissed');
  });

  it('never completes a window later than planned', async () => {
    const world = await createWorld();
    const { windowId } = await approvedWindow(world);
    world.now = ends + hour;
    expect(await endWindow(world.deps, { windowId }, as('rita'))).toMatchObject({ completedAt: ends });
  });

  it('refuses before the start and in every other state', async () => {
    const world = await createWorld();
    const { windowId } = await requestedWindow(world);
    const end = () => refusedBy(endWindow(world.deps, { windowId }, as('rita')));
    expect(await end()).toMatchObject({ details: { actual: 'requested', legal: ['approved', 'active'] } });
    const approved = await approvedWindow(world);
    expect(await refusedBy(endWindow(world.deps, { windowId: approved.windowId }, as('rita')))).toMatchObject({
      details: { actual: 'approved', advice: 'cancel' },
    });
  });
});

describe('flipWindow', () => {
  const flip = (world: World, windowId: string, revision: number, boundary: BoundaryKind) =>
    flipWindow(world.deps, { windowId, revision, boundary });

  it('records both boundaries; the start leaves the edge alone and the end cleans it up', async () => {
    const world = await createWorld();
    const { windowId, revision } = await approvedWindow(world);
    world.now = starts;
    expect(await flip(world, windowId, revision, 'start')).toMatchObject({
      outcome: 'flipped',
      window: { status: 'active', activatedAt: starts, revision },
    });
    expect((await edgeSite(world.deps, 'demo')).site.revision).toBe(revision);
    world.now = ends + 3;
    expect(await flip(world, windowId, revision, 'end')).toMatchObject({
      outcome: 'flipped',
      window: { status: 'completed', completedAt: ends + 3, revision: revision + 1 },
    });
    expect(await intervals(world)).toBe(0);
  });

  it('completes a window whose start was never recorded, and says so', async () => {
    const world = await createWorld();
    const { windowId, revision } = await approvedWindow(world);
    world.now = ends;
    const { window } = await flip(world, windowId, revision, 'end');
    expect(window).toMatchObject({ status: 'completed', startMissed: true });
    expect(window).not.toHaveProperty('activatedAt');
  });

  it.each(['start', 'end'] as const)(
    'does nothing when the %s comes early or was armed for another revision',
    async (boundary) => {
      const world = await createWorld();
      const { windowId, revision } = await approvedWindow(world);
      const before = world.store.all();
      expect((await flip(world, windowId, revision, boundary)).outcome).toBe('early');
      world.now = boundary === 'start' ? starts : ends;
      expect((await flip(world, windowId, revision - 1, boundary)).outcome).toBe('stale');
      expect(world.store.all()).toEqual(before);
    },
  );

  it('does nothing the second time, even after the window was completed', async () => {
    const world = await createWorld();
    const { windowId, revision } = await approvedWindow(world);
    world.now = starts;
    await flip(world, windowId, revision, 'start');
    expect((await flip(world, windowId, revision, 'start')).outcome).toBe('already');
    world.now = ends;
    await flip(world, windowId, revision, 'end');
    const before = world.store.all();
    expect((await flip(world, windowId, revision, 'end')).outcome).toBe('already');
    expect((await flip(world, windowId, revision, 'start')).outcome).toBe('already');
    expect(world.store.all()).toEqual(before);
  });

  it('does not start what is over: a start after the end is stale', async () => {
    const world = await createWorld();
    const { windowId, revision } = await approvedWindow(world);
    world.now = ends;
    expect((await flip(world, windowId, revision, 'start')).outcome).toBe('stale');
    await flip(world, windowId, revision, 'end');
    expect((await flip(world, windowId, revision, 'start')).outcome).toBe('stale');
  });

  it('knows nothing of a cancelled, a requested or an unknown window', async () => {
    const world = await createWorld();
    const { windowId, revision } = await approvedWindow(world);
    await cancelWindow(world.deps, { windowId }, as('rita'));
    const requested = await requestedWindow(world);
    world.now = ends;
    for (const boundary of ['start', 'end'] as const) {
      expect((await flip(world, windowId, revision, boundary)).outcome).toBe('stale');
      expect((await flip(world, requested.windowId, 0, boundary)).outcome).toBe('stale');
      expect(await flip(world, 'demo.unknown', 1, boundary)).toEqual({ outcome: 'unknown' });
    }
  });
});

describe('expireQuestion', () => {
  const expire = async ({ deps }: World, subjectId: string, planVersion = 1) =>
    windowOf(await expireQuestion(deps, { subjectId, planVersion }));

  it('expires a request at its deadline, once', async () => {
    const world = await createWorld({ timeoutSeconds: 60 });
    const { windowId } = await requestedWindow(world);
    world.now += 60;
    expect(await expire(world, windowId)).toMatchObject({ status: 'expired', version: 2 });
    const before = world.store.all();
    expect(await expire(world, windowId)).toMatchObject({ status: 'expired', version: 2 });
    expect(world.store.all()).toEqual(before);
  });

  it.each([
    ['before the deadline', 59, 1],
    ['for another plan version', 60, 2],
  ])('changes nothing %s', async (_, later, planVersion) => {
    const world = await createWorld({ timeoutSeconds: 60 });
    const { windowId } = await requestedWindow(world);
    world.now += later;
    expect(await expire(world, windowId, planVersion)).toMatchObject({ status: 'requested', version: 1 });
  });

  it('follows the decision that was recorded first', async () => {
    const world = await createWorld({ timeoutSeconds: 60 });
    const { windowId } = await requestedWindow(world);
    await rejectWindow(world.deps, { windowId }, as('ana'));
    world.now += 60;
    expect(await expire(world, windowId)).toMatchObject({ status: 'rejected' });
  });

  it('refuses an unknown window', async () => {
    const world = await createWorld();
    expect(await refusalOf(expire(world, 'demo.none'))).toBe('unknown-window');
  });
});
