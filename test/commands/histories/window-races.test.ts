import { expireQuestion } from '../../../lambdas/commands/voting/expire-question';
import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { commentOnWindow } from '../../../lambdas/commands/window/comment-on-window';
import { editWindow } from '../../../lambdas/commands/window/edit-window';
import { endWindow } from '../../../lambdas/commands/window/end-window';
import { extendWindow } from '../../../lambdas/commands/window/extend-window';
import { flipWindow } from '../../../lambdas/commands/window/flip-window';
import { recheckWindow } from '../../../lambdas/commands/window/recheck-window';
import { openVersion } from '../../../lambdas/domain/voting/window-votes';
import { verifyAudit } from '../../../lambdas/queries/audit/audit';
import { edgeSite } from '../../../lambdas/queries/site/edge-site';
import { getWindow } from '../../../lambdas/queries/window/get-window';
import type { Store } from '../../../lambdas/store/port';
import { approvedWindow, as, createWorldOn, hour, refOf, requestedWindow, T0, type World } from '../fixtures';
import { approveWindow, withdrawWindowVote } from '../signed-votes';
import { grounds, outcomesOf } from './grounds';
import { ends, starts } from './windows';

const later = { endsAt: '2026-11-02T12:30:00Z' };

describe.each(grounds)('commands on one window at once %s', (_, ground) => {
  jest.setTimeout(30_000);
  afterEach(() => ground.close());

  const given = async (policy = {}): Promise<World<Store>> => createWorldOn(await ground.open(), policy);
  const intervals = async (world: World<Store>) => (await edgeSite(world.deps, 'demo')).site.intervals;
  const begun = async (world: World<Store>) => {
    const window = await approvedWindow(world);
    world.now = starts;
    return window;
  };

  /** The chain is whole and tells as many changes as there were. */
  const expectWhole = async (world: World<Store>, before: number, outcomes: readonly string[]) => {
    const oks = outcomes.filter((outcome) => outcome === 'ok').length;
    expect(await verifyAudit(world.deps, 'demo')).toMatchObject({ valid: true, entries: before + oks });
  };

  it('never approve an edited plan by a vote that was meant for the one before', async () => {
    const world = await given();
    const { windowId } = await requestedWindow(world);
    ground.arm();
    const outcomes = await outcomesOf([
      approveWindow(world.deps, { windowId }, as('ana')),
      editWindow(world.deps, { windowId, ...later, replace: true }, as('rita')),
    ]);
    expect(outcomes[1]).toBe('ok');
    expect(['ok', 'stale-version']).toContain(outcomes[0]);
    const window = await getWindow(world.deps, windowId);
    expect(window).toMatchObject({ status: 'requested', planVersion: 2, votes: [] });
    expect(await intervals(world)).toEqual([]);
    await expectWhole(world, 2, outcomes);
  });

  it('approve or expire, at the deadline', async () => {
    const world = await given({ timeoutSeconds: 60 });
    const window = await requestedWindow(world);
    const { windowId } = window;
    world.now += 59;
    ground.arm();
    const vote = approveWindow(world.deps, { windowId }, as('ana'));
    const expiry = expireQuestion({ ...world.deps, clock: () => T0 + 60 }, refOf(window));
    const [voted] = await outcomesOf([vote, expiry]);
    const { status } = await getWindow(world.deps, windowId);
    expect(['approved', 'expired']).toContain(status);
    expect(voted).toBe(status === 'approved' ? 'ok' : 'illegal-move');
    expect(await intervals(world)).toHaveLength(status === 'approved' ? 1 : 0);
    expect(await verifyAudit(world.deps, 'demo')).toMatchObject({ valid: true, entries: 3 });
  });

  it('give two edits each its own plan version', async () => {
    const world = await given();
    const { windowId } = await requestedWindow(world);
    ground.arm();
    const edits = [later, { mode: 'read-only' } as const].map((changes, index) =>
      editWindow(world.deps, { windowId, ...changes }, as(index === 0 ? 'rita' : 'ana')),
    );
    expect(await outcomesOf(edits)).toEqual(['ok', 'ok']);
    expect(await getWindow(world.deps, windowId)).toMatchObject({
      planVersion: 3,
      plan: { mode: 'read-only', endsAt: ends + 1800 },
      askedBy: { length: 2 },
    });
  });

  it('edit or cancel, and either way leave the edge', async () => {
    const world = await given();
    const { windowId } = await approvedWindow(world);
    ground.arm();
    const outcomes = await outcomesOf([
      editWindow(world.deps, { windowId, ...later }, as('rita')),
      cancelWindow(world.deps, { windowId }, as('rita')),
      recheckWindow(world.deps, { windowId }),
    ]);
    expect(outcomes.slice(1)).toEqual(['ok', 'ok']);
    expect((await getWindow(world.deps, windowId)).status).toBe('cancelled');
    expect(await intervals(world)).toEqual([]);
  });

  it('decide by two votes or take one of them back in time', async () => {
    const world = await given({ approvalsRequired: 2 });
    const { windowId } = await requestedWindow(world);
    await approveWindow(world.deps, { windowId }, as('ana'));
    ground.arm();
    const outcomes = await outcomesOf([
      approveWindow(world.deps, { windowId }, as('ben')),
      withdrawWindowVote(world.deps, { windowId }, as('ana')),
    ]);
    const { status, votes } = await getWindow(world.deps, windowId);
    expect([status, votes.length, outcomes[1]]).toEqual(
      status === 'approved' ? ['approved', 2, 'illegal-move'] : ['requested', 1, 'ok'],
    );
    await expectWhole(world, 3, outcomes);
  });

  it('end a window, and approve no amendment of it afterwards', async () => {
    const world = await given();
    const { windowId } = await begun(world);
    await editWindow(world.deps, { windowId, ...later }, as('rita'));
    ground.arm();
    const outcomes = await outcomesOf([
      approveWindow(world.deps, { windowId }, as('ana')),
      endWindow(world.deps, { windowId }, as('rita')),
    ]);
    expect(outcomes[1]).toBe('ok');
    const window = await getWindow(world.deps, windowId);
    expect([window.status, openVersion(window)]).toEqual(['completed', undefined]);
    expect(await intervals(world)).toEqual([]);
    await expectWhole(world, 4, outcomes);
  });

  it('extend into a time, or give it to another window', async () => {
    const world = await given({ overrunSeconds: hour });
    const next = await requestedWindow(world, { startsAt: '2026-11-02T12:00:00Z', endsAt: '2026-11-02T13:00:00Z' });
    const { windowId } = await begun(world);
    ground.arm();
    const outcomes = await outcomesOf([
      extendWindow(world.deps, { windowId, ...later }, as('rita')),
      approveWindow(world.deps, { windowId: next.windowId }, as('ana')),
    ]);
    expect([...outcomes].sort()).toEqual(['ok', 'overlap']);
    const standing = await intervals(world);
    expect(standing).toHaveLength(outcomes[0] === 'ok' ? 1 : 2);
  });

  it('flip the end that is in force, whichever comes first', async () => {
    const world = await given({ overrunSeconds: hour });
    const { windowId, revision } = await begun(world);
    world.now = ends - 1;
    ground.arm();
    const [, extended] = await outcomesOf([
      flipWindow({ ...world.deps, clock: () => ends }, { windowId, revision, boundary: 'end' }),
      extendWindow(world.deps, { windowId, ...later }, as('rita')),
    ]);
    const window = await getWindow(world.deps, windowId);
    expect(['completed', 'approved']).toContain(window.status);
    expect(extended).toBe(window.status === 'completed' ? 'illegal-move' : 'ok');
    expect(await intervals(world)).toHaveLength(window.status === 'completed' ? 0 : 1);
  });

  it('keep every comment beside a vote', async () => {
    const world = await given();
    const { windowId } = await requestedWindow(world);
    ground.arm();
    const outcomes = await outcomesOf([
      commentOnWindow(world.deps, { windowId, text: 'one' }, as('ben')),
      commentOnWindow(world.deps, { windowId, text: 'two' }, as('cy')),
      approveWindow(world.deps, { windowId }, as('ana')),
    ]);
    expect(outcomes).toEqual(['ok', 'ok', 'ok']);
    expect(await getWindow(world.deps, windowId)).toMatchObject({ status: 'approved', comments: { length: 2 } });
  });
});
