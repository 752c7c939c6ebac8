import { editWindow } from '../../../lambdas/commands/window/edit-window';
import { endWindow } from '../../../lambdas/commands/window/end-window';
import { extendWindow } from '../../../lambdas/commands/window/extend-window';
import { flipWindow } from '../../../lambdas/commands/window/flip-window';
import { instantText } from '../../../lambdas/domain/local-time';
import { endOf } from '../../../lambdas/domain/window/window';
import { approvedWindow, as, createWorld, hour, refusalOf, refusedBy, requestedWindow, type World } from '../fixtures';
import { activeWindow, ends, intervals, lastEntry, starts } from '../histories/windows';
import { approveWindow } from '../signed-votes';

const minute = 60;
const overrun = { overrunSeconds: 30 * minute };
const extend = (world: World, windowId: string, endsAt: number, who = 'rita') =>
  extendWindow(world.deps, { windowId, endsAt: instantText(endsAt), reason: 'slow' }, as(who));

describe('extendWindow within the overrun budget', () => {
  it('moves the end in force at once, without a vote', async () => {
    const world = await createWorld(overrun);
    const before = await activeWindow(world);
    const { windowId, revision } = before;
    const after = await extend(world, windowId, ends + 20 * minute);
    expect(after).toMatchObject({
      status: 'active',
      plan: before.plan,
      digest: before.digest,
      votes: before.votes,
      extendedTo: ends + 20 * minute,
      revision: revision + 1,
    });
    expect(endOf(after)).toBe(ends + 20 * minute);
    expect(await intervals(world)).toMatchObject([{ windowId, startsAt: starts, endsAt: ends + 20 * minute }]);
    expect(await lastEntry(world)).toMatchObject({ action: 'extend', reason: 'slow', actor: { personId: 'rita' } });
  });

  it('goes on to the last second of the budget, counted from the plan, and no further', async () => {
    const world = await createWorld(overrun);
    const { windowId } = await activeWindow(world);
    await extend(world, windowId, ends + 20 * minute);
    expect(await extend(world, windowId, ends + 30 * minute)).toMatchObject({ extendedTo: ends + 30 * minute });
    const beyond = await extend(world, windowId, ends + 30 * minute + 1);
    expect(beyond).toMatchObject({ extendedTo: ends + 30 * minute, amendment: { plan: { endsAt: ends + 1801 } } });
  });

  it('completes at the end in force: flips armed for the end before are stale', async () => {
    const world = await createWorld(overrun);
    const { windowId, revision } = await activeWindow(world);
    const extended = await extend(world, windowId, ends + 20 * minute);
    const flip = (armedFor: number) => flipWindow(world.deps, { windowId, revision: armedFor, boundary: 'end' });
    world.now = ends;
    expect((await flip(revision)).outcome).toBe('stale');
    expect((await flip(extended.revision)).outcome).toBe('early');
    world.now = ends + 20 * minute;
    expect((await flip(extended.revision)).outcome).toBe('flipped');
    expect(await intervals(world)).toEqual([]);
  });

  it('is ended by hand no later than in force, and no earlier than it was', async () => {
    const world = await createWorld(overrun);
    const { windowId } = await activeWindow(world);
    await extend(world, windowId, ends + 20 * minute);
    world.now = ends + hour;
    const { completedAt } = await endWindow(world.deps, { windowId }, as('rita'));
    expect(completedAt).toBe(ends + 20 * minute);
  });

  it('is possible, too, when the start was never recorded', async () => {
    const world = await createWorld(overrun);
    const { windowId } = await approvedWindow(world);
    world.now = starts;
    const { status, revision } = await extend(world, windowId, ends + minute);
    expect(status).toBe('approved');
    world.now = ends;
    expect((await flipWindow(world.deps, { windowId, revision, boundary: 'start' })).outcome).toBe('flipped');
  });

  it('changes nothing when the end in force is asked for again', async () => {
    const world = await createWorld(overrun);
    const { windowId } = await activeWindow(world);
    const first = await extend(world, windowId, ends + minute);
    const before = world.store.all();
    expect(await extend(world, windowId, ends + minute)).toEqual(first);
    expect(world.store.all()).toEqual(before);
  });

  it('refuses a time that the next window has', async () => {
    const world = await createWorld(overrun);
    await approvedWindow(world, { startsAt: instantText(ends + 10 * minute), endsAt: instantText(ends + hour) });
    const { windowId } = await activeWindow(world);
    expect((await extend(world, windowId, ends + 10 * minute)).extendedTo).toBe(ends + 10 * minute);
    expect(await refusalOf(extend(world, windowId, ends + 11 * minute))).toBe('overlap');
  });
});

describe('extendWindow beyond the budget', () => {
  it('asks for the same plan with another end', async () => {
    const world = await createWorld();
    const { windowId, plan } = await activeWindow(world);
    const after = await extend(world, windowId, ends + hour);
    expect(after).toMatchObject({ amendment: { plan: { ...plan, endsAt: ends + hour }, reason: 'slow' } });
    expect(after).not.toHaveProperty('extendedTo');
    expect(await lastEntry(world)).toMatchObject({ action: 'amend' });
    const approved = await approveWindow(world.deps, { windowId }, as('ana'));
    expect(endOf(approved)).toBe(ends + hour);
  });

  it('counts a new budget from the end that was approved, and amends from the end in force', async () => {
    const world = await createWorld(overrun);
    const { windowId } = await activeWindow(world);
    await extend(world, windowId, ends + 20 * minute);
    const reworded = await editWindow(world.deps, { windowId, message: 'longer' }, as('rita'));
    expect(reworded.amendment?.plan.endsAt).toBe(ends + 20 * minute);
    const approved = await approveWindow(world.deps, { windowId }, as('ana'));
    expect(approved).not.toHaveProperty('extendedTo');
    expect((await extend(world, windowId, ends + 50 * minute)).extendedTo).toBe(ends + 50 * minute);
  });
});

describe('extendWindow', () => {
  it.each(['requested', 'approved'])('refuses a window that is %s and has not begun: it is edited', async (status) => {
    const world = await createWorld(overrun);
    const { windowId } = status === 'requested' ? await requestedWindow(world) : await approvedWindow(world);
    const before = world.store.all();
    expect(await refusedBy(extend(world, windowId, ends + minute))).toMatchObject({
      code: 'illegal-move',
      details: { actual: status, advice: 'edit' },
    });
    expect(world.store.all()).toEqual(before);
  });

  it('refuses an earlier end, a passed one, and a caller nobody knows', async () => {
    const world = await createWorld(overrun);
    const { windowId } = await activeWindow(world);
    expect(await refusedBy(extend(world, windowId, ends - minute))).toMatchObject({ details: { advice: 'end' } });
    expect(await refusalOf(extend(world, windowId, ends + minute, 'stranger'))).toBe('unmapped-principal');
    world.now = ends;
    expect(await refusalOf(extend(world, windowId, ends + minute))).toBe('illegal-move');
    await endWindow(world.deps, { windowId }, as('rita'));
    expect(await refusedBy(extend(world, windowId, ends + minute))).toMatchObject({ details: { actual: 'completed' } });
  });

  it('reads a local end in the zone of the window', async () => {
    const world = await createWorld(overrun);
    const { windowId } = await activeWindow(world, { timeZone: 'Europe/Berlin' });
    const request = { windowId, endsAt: '2026-11-02T13:10', idempotency: { key: 'k', fingerprint: 'f' } };
    const first = await extendWindow(world.deps, request, as('rita'));
    expect(first.extendedTo).toBe(ends + 10 * minute);
    await endWindow(world.deps, { windowId }, as('rita'));
    expect(await extendWindow(world.deps, request, as('rita'))).toEqual(first);
  });
});
