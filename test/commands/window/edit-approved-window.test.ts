import { expireQuestion } from '../../../lambdas/commands/voting/expire-question';
import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { editWindow, type WindowEdit } from '../../../lambdas/commands/window/edit-window';
import { flipWindow } from '../../../lambdas/commands/window/flip-window';
import { recheckWindow } from '../../../lambdas/commands/window/recheck-window';
import { instantText } from '../../../lambdas/domain/local-time';
import { openVersion } from '../../../lambdas/domain/voting/window-votes';
import type { Window } from '../../../lambdas/domain/window/window';
import { getWindow } from '../../../lambdas/queries/window/get-window';
import { approvedWindow, as, createWorld, hour, refusalOf, T0, type World } from '../fixtures';
import { ends, headOf, intervals, starts } from '../histories/windows';
import { approveWindow, rejectWindow } from '../signed-votes';

const edit = (world: World, { windowId }: Window, changes: Partial<WindowEdit>) =>
  editWindow(world.deps, { windowId, ...changes }, as('rita'));
const longer = { endsAt: instantText(ends + 1800) };
const earlier = { startsAt: instantText(starts - 1800) };
const later = { startsAt: instantText(starts + 600), endsAt: instantText(ends + 600) };

/** The kind: while another plan is asked about, whatever becomes of it, the approved plan is what the edge enforces. */
describe('another plan of an approved window', () => {
  it('is asked about while the approved one stays armed, untouched', async () => {
    const world = await createWorld();
    const before = await approvedWindow(world);
    const armed = await intervals(world);
    const { revision } = await headOf(world);
    const after = await edit(world, before, longer);
    const { plan, digest, votes, status, planVersion } = before;
    expect(after).toMatchObject({ plan, digest, votes, status, planVersion, amendment: { planVersion: 2, votes: [] } });
    expect(await intervals(world)).toEqual(armed);
    expect(await headOf(world)).toMatchObject({ revision, requests: [] });
  });

  it('takes its place once it is approved, its start included', async () => {
    const world = await createWorld();
    const window = await approvedWindow(world);
    await edit(world, window, later);
    const after = await approveWindow(world.deps, { windowId: window.windowId }, as('ben'));
    expect(after).toMatchObject({ status: 'approved', planVersion: 2, plan: { startsAt: starts + 600 } });
    expect(after.revision).toBe(window.revision + 1);
    expect(after).not.toHaveProperty('amendment');
    expect(await intervals(world)).toMatchObject([{ startsAt: starts + 600, endsAt: ends + 600 }]);
    expect(await recheckWindow(world.deps, window)).toMatchObject({ outcome: 'holds' });
  });

  it('leaves it standing when it is rejected or expires', async () => {
    const world = await createWorld({ timeoutSeconds: 600 });
    const window = await approvedWindow(world);
    const armed = await intervals(world);
    await edit(world, window, longer);
    const rejected = await rejectWindow(world.deps, { windowId: window.windowId }, as('ben'));
    expect(rejected).toMatchObject({ status: 'approved', amendment: { decided: { outcome: 'rejected' } } });
    await edit(world, window, later);
    world.now += 600;
    await expireQuestion(world.deps, { subjectId: window.windowId, planVersion: 3 });
    expect(await getWindow(world.deps, window.windowId)).toMatchObject({
      status: 'approved',
      planVersion: 1,
      amendment: { decided: { outcome: 'expired' } },
    });
    expect(await intervals(world)).toEqual(armed);
  });

  it('is to be decided before the earlier of the two starts', async () => {
    const world = await createWorld({ timeoutSeconds: 86_400 });
    const window = await approvedWindow(world);
    expect((await edit(world, window, earlier)).amendment?.decideBy).toBe(starts - 1800);
    expect((await edit(world, window, later)).amendment?.decideBy).toBe(starts);
  });

  it('is too late at the start, which comes as it was approved', async () => {
    const world = await createWorld({ timeoutSeconds: 86_400 });
    const window = await approvedWindow(world);
    const { windowId, revision } = window;
    await edit(world, window, later);
    world.now = starts;
    expect(await refusalOf(approveWindow(world.deps, { windowId }, as('ben')))).toBe('illegal-move');
    expect(await flipWindow(world.deps, { windowId, revision, boundary: 'start' })).toMatchObject({
      outcome: 'flipped',
      window: { status: 'active', plan: { startsAt: starts } },
    });
    expect((await edit(world, window, longer)).amendment).toMatchObject({ planVersion: 3, plan: { startsAt: starts } });
  });

  it('is asked no more once the window is cancelled, called off or replaced', async () => {
    const world = await createWorld();
    const endings = [
      (window: Window) => cancelWindow(world.deps, window, as('rita')),
      (window: Window) => edit(world, window, { mode: 'read-only', replace: true }),
    ];
    for (const end of endings) {
      const window = await approvedWindow(world);
      await edit(world, window, longer);
      await end(window);
      const after = await getWindow(world.deps, window.windowId);
      expect(after.amendment).toMatchObject({ planVersion: 2, decided: { outcome: 'cancelled', at: T0 } });
      expect(openVersion(after)).toBe(after.status === 'requested' ? 3 : undefined);
      expect(await intervals(world)).toEqual([]);
    }
  });

  it('keeps to lead time, overlap and order as any plan before its start', async () => {
    const world = await createWorld({ leadTimeSeconds: 600 });
    const window = await approvedWindow(world);
    await approvedWindow(world, { startsAt: instantText(ends + 600), endsAt: instantText(ends + hour) });
    expect(await refusalOf(edit(world, window, { startsAt: instantText(T0 + 599) }))).toBe('lead-time');
    expect(await refusalOf(edit(world, window, longer))).toBe('overlap');
    expect(await refusalOf(edit(world, window, { endsAt: instantText(starts) }))).toBe('ends-before-start');
  });

  it('cannot replace what has begun', async () => {
    const world = await createWorld();
    const window = await approvedWindow(world);
    world.now = starts;
    expect(await refusalOf(edit(world, window, { ...longer, replace: true }))).toBe('illegal-move');
  });
});
