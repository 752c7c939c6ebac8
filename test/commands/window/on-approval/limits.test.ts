import { cancelWindow } from '../../../../lambdas/commands/window/cancel-window';
import { editWindow } from '../../../../lambdas/commands/window/edit-window';
import { recheckWindow } from '../../../../lambdas/commands/window/recheck-window';
import { Refusal } from '../../../../lambdas/domain/refusal';
import { digestOf } from '../../../../lambdas/domain/window/plan';
import type { Window } from '../../../../lambdas/domain/window/window';
import { edgeSite } from '../../../../lambdas/queries/site/edge-site';
import { approvedWindow, as, createWorld, hour, refusalOf, refusedBy, T0, type World } from '../../fixtures';
import { approve, ask, at, minute, startOf } from './terms';

describe('another window in its way', () => {
  const standing = (world: World, from: number, to: number, changes = {}) =>
    approvedWindow(world, { startsAt: at(from), endsAt: at(to), ...changes });

  it('is waited for', async () => {
    const world = await createWorld();
    const asked = await ask(world);
    await standing(world, hour, 2 * hour);
    await standing(world, 2 * hour + 10 * minute, 3 * hour);
    world.now = T0 + hour - 10 * minute;
    expect(startOf(await approve(world, asked))).toBe(3 * hour);
  });

  it('is not waited for where there is time enough before it, or where the two may overlap', async () => {
    const world = await createWorld();
    await standing(world, hour, 2 * hour);
    expect(startOf(await approve(world, await ask(world)))).toBe(1);
    const nested = await createWorld();
    await standing(nested, 1, 3 * hour, { mode: 'read-only' });
    expect(startOf(await approve(nested, await ask(nested, { paths: ['/auth'] })))).toBe(1);
  });

  it('refuses the request, and the deciding vote, only if it is in the way up to the latest start', async () => {
    const world = await createWorld();
    const asked = await ask(world);
    const { windowId } = await standing(world, hour, 7 * hour);
    world.now = T0 + hour;
    const refusal = await refusedBy(approve(world, asked));
    expect(refusal).toMatchObject({ code: 'overlap', details: { windowId } });
    expect(refusal.message).toContain('2026-11-02T16:00:00Z, the latest start');
    expect(await refusalOf(ask(world))).toBe('overlap');
    const { votes, status } = await rereadOf(world, asked);
    expect([votes, status]).toEqual([[], 'requested']);
  });

  it('lets it be approved once it is gone', async () => {
    const world = await createWorld();
    const asked = await ask(world);
    const other = await standing(world, hour, 7 * hour);
    world.now = T0 + hour - 10 * minute;
    expect(await refusalOf(approve(world, asked))).toBe('overlap');
    await cancelWindow(world.deps, other, as('rita'));
    expect(startOf(await approve(world, asked))).toBe(hour - 10 * minute + 1);
  });

  const rereadOf = async (world: World, { windowId }: Window) => {
    const window = (await world.store.load([{ kind: 'window', windowId }])).window(windowId);
    if (!window) throw new Error('It is gone');
    return window;
  };
});

describe('a request to start on approval', () => {
  it.each([
    ['malformed', { notAfter: undefined }],
    ['malformed', { durationMinutes: undefined }],
    ['malformed', { endsAt: at(7 * hour) }],
    ['malformed', { notBefore: at(6 * hour + 1) }],
    ['malformed', { startsAt: at(hour) }],
    ['starts-in-past', { notAfter: at(0) }],
    ['too-long', { durationMinutes: 1441 }],
    ['too-far-ahead', { notAfter: at(366 * 24 * hour) }],
  ])('is refused with %s: %j', async (code, changes) => {
    const world = await createWorld();
    const before = world.store.all();
    expect(await refusalOf(ask(world, changes))).toBe(code);
    expect(world.store.all()).toEqual(before);
  });

  it('must leave the lead time', async () => {
    const world = await createWorld({ leadTimeSeconds: 7 * hour });
    expect(await refusalOf(ask(world))).toBe('lead-time');
    const short = await createWorld({ leadTimeSeconds: 120 });
    expect(await refusalOf(ask(short, { notAfter: at(120) }))).toBe('lead-time');
    expect((await ask(short, { notAfter: at(121) })).decideBy).toBe(T0 + 1);
  });
});

describe('an edit', () => {
  const edit = (world: World, { windowId }: Window, changes: object) =>
    editWindow(world.deps, { windowId, ...changes }, as('rita'));

  it('keeps what it leaves out', async () => {
    const world = await createWorld({ leadTimeSeconds: hour });
    const asked = await ask(world, { notBefore: at(2 * hour) });
    world.now = T0 + minute;
    const worded = await edit(world, asked, { reason: 'typo' });
    expect([worded.planVersion, worded.plan]).toEqual([1, asked.plan]);
    const { planVersion, plan } = await edit(world, asked, { message: 'soon' });
    expect([planVersion, plan]).toEqual([2, { ...asked.plan, message: 'soon' }]);
  });

  it('changes its terms one by one', async () => {
    const world = await createWorld();
    const asked = await ask(world, { notBefore: at(2 * hour) });
    const { onApproval } = asked.plan;
    const later = await edit(world, asked, { notAfter: at(8 * hour) });
    expect(later.plan.onApproval).toEqual({ ...onApproval, notAfter: T0 + 8 * hour });
    const longer = await edit(world, asked, { durationMinutes: 60 });
    expect(longer.plan).toMatchObject({ endsAt: T0 + 9 * hour, onApproval: { durationSeconds: hour } });
    const { notBefore: _, ...rest } = { ...onApproval, notAfter: T0 + 8 * hour, durationSeconds: hour };
    expect((await edit(world, asked, { notBefore: null })).plan.onApproval).toEqual(rest);
    expect(await refusalOf(edit(world, asked, { endsAt: at(9 * hour) }))).toBe('malformed');
  });

  it('gives it a start, with the duration that it had, and takes one away', async () => {
    const world = await createWorld();
    const asked = await ask(world);
    const chosen = await edit(world, asked, { startsAt: at(hour) });
    expect(chosen.plan).toMatchObject({ startsAt: T0 + hour, endsAt: T0 + hour + 30 * minute });
    expect(chosen.plan).not.toHaveProperty('onApproval');
    expect(await refusalOf(edit(world, asked, { startsAt: 'on-approval' }))).toBe('malformed');
    expect(await refusalOf(edit(world, asked, { notAfter: at(3 * hour) }))).toBe('malformed');
    const open = await edit(world, asked, { startsAt: 'on-approval', notAfter: at(3 * hour) });
    expect(open.plan).toMatchObject({ startsAt: T0 + 3 * hour, onApproval: { durationSeconds: 30 * minute } });
  });

  it('of an approved one has the start that it got, with a digest of its own', async () => {
    const world = await createWorld();
    const approved = await approve(world, await ask(world, { notBefore: at(2 * hour) }));
    const { amendment } = await edit(world, approved, { durationMinutes: 40 });
    const { onApproval: _, ...plan } = approved.plan;
    expect(amendment?.plan).toEqual({ ...plan, endsAt: T0 + 2 * hour + 40 * minute });
    expect(amendment?.digest).toBe(digestOf(approved.windowId, 2, amendment?.plan ?? plan));
    const amended = await approve(world, approved);
    expect(amended.plan).toEqual(amendment?.plan);
    expect((await recheckWindow(world.deps, approved)).outcome).toBe('holds');
  });

  it('of an approved one, sent again later, asks nobody again', async () => {
    const world = await createWorld({ leadTimeSeconds: hour, approvalsRequired: 2 });
    const asked = await ask(world, { notBefore: at(5 * hour) });
    await approve(world, asked);
    await approve(world, asked, 'ben');
    const changes = { startsAt: 'on-approval', notAfter: at(7 * hour), durationMinutes: 30 };
    const { amendment } = await edit(world, asked, changes);
    await approve(world, asked);
    world.now += minute;
    const again = await edit(world, asked, changes);
    expect(again.amendment).toMatchObject({ planVersion: amendment?.planVersion, votes: [{ approverId: 'ana' }] });
  });

  it('can bring an approved window forward to the approval of the edit, until its own start', async () => {
    const world = await createWorld();
    const standing = await approvedWindow(world, { startsAt: at(5 * hour), endsAt: at(6 * hour) });
    const changes = { startsAt: 'on-approval', notAfter: at(7 * hour) };
    const { amendment } = await edit(world, standing, changes);
    expect(amendment?.decideBy).toBe(T0 + 5 * hour);
    world.now = T0 + hour;
    const amended = await approve(world, standing);
    expect([startOf(amended), amended.plan.endsAt]).toEqual([hour + 1, T0 + 2 * hour + 1]);
    expect((await edgeSite(world.deps, 'demo')).site.intervals).toHaveLength(1);
    world.now = amended.plan.startsAt;
    const late = await edit(world, standing, changes).catch((error: unknown) => error);
    expect(late).toEqual(expect.objectContaining({ code: 'illegal-move' }));
    expect(late).toBeInstanceOf(Refusal);
  });
});
