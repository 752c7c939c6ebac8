import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { commentOnWindow } from '../../../lambdas/commands/window/comment-on-window';
import { approvedWindow, as, createWorld, refusalOf, requestedWindow, T0, type World } from '../fixtures';
import { intervals, lastEntry } from '../histories/windows';
import { approveWindow } from '../signed-votes';

const comment = (world: World, windowId: string, text: string, who = 'ben') =>
  commentOnWindow(world.deps, { windowId, text }, as(who));

describe('commentOnWindow', () => {
  it('keeps who said what, and leaves votes and edge alone', async () => {
    const world = await createWorld({ approvalsRequired: 2 });
    const { windowId } = await requestedWindow(world);
    await approveWindow(world.deps, { windowId }, as('ana'));
    await comment(world, windowId, ' why so long? ');
    world.now += 5;
    const after = await comment(world, windowId, 'the index is large', 'robot');
    expect(after.comments).toEqual([
      { personId: 'ben', at: T0, text: 'why so long?' },
      { personId: 'ana', machineId: 'robot', at: T0 + 5, text: 'the index is large' },
    ]);
    expect(after).toMatchObject({ status: 'requested', planVersion: 1, votes: { length: 1 }, version: 4 });
    expect(await lastEntry(world)).toMatchObject({ action: 'comment', actor: { machineId: 'robot' } });
    expect((await approveWindow(world.deps, { windowId }, as('ben'))).status).toBe('approved');
  });

  it('is possible in any state', async () => {
    const world = await createWorld();
    const { windowId } = await approvedWindow(world);
    await comment(world, windowId, 'ready');
    expect(await intervals(world)).toHaveLength(1);
    await cancelWindow(world.deps, { windowId }, as('rita'));
    expect((await comment(world, windowId, 'a pity')).comments).toHaveLength(2);
  });

  it.each([
    ['malformed', '', 'ben'],
    ['malformed', ' \n', 'ben'],
    ['malformed', 'x'.repeat(501), 'ben'],
    ['unmapped-principal', 'hello', 'stranger'],
  ])('refuses with %s and changes nothing', async (code, text, who) => {
    const world = await createWorld();
    const { windowId } = await requestedWindow(world);
    const before = world.store.all();
    expect(await refusalOf(comment(world, windowId, text, who))).toBe(code);
    expect(world.store.all()).toEqual(before);
  });

  it('holds fifty', async () => {
    const world = await createWorld();
    const { windowId } = await requestedWindow(world);
    for (let n = 0; n < 50; n++) await comment(world, windowId, 'x'.repeat(500));
    expect(await refusalOf(comment(world, windowId, 'one more'))).toBe('too-many-comments');
  });

  it('says it once for one Idempotency-Key', async () => {
    const world = await createWorld();
    const { windowId } = await requestedWindow(world);
    const request = { windowId, text: 'once', idempotency: { key: 'k', fingerprint: 'f' } };
    const first = await commentOnWindow(world.deps, request, as('ben'));
    expect(await commentOnWindow(world.deps, request, as('ben'))).toEqual(first);
    expect(await refusalOf(commentOnWindow(world.deps, { windowId, text: 'x', ifVersion: 1 }, as('ben')))).toBe(
      'stale-version',
    );
  });
});
