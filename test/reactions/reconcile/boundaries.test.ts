import { markOutcomeMailed } from '../../../lambdas/commands/voting/mark-mailed';
import { flipWindow } from '../../../lambdas/commands/window/flip-window';
import { reconcile } from '../../../lambdas/reactions/reconcile/reconcile';
import { approvedWindow, refOf } from '../../commands/fixtures';

import { createReconcile } from './fixtures';

describe('reconcile, looking at boundaries,', () => {
  it.each([[['start']], [['end']], [[]]] as const)('has a schedule armed that is missing beside %j', async (sides) => {
    const { world, deps, calls, findings, arm, publish } = await createReconcile();
    const window = await approvedWindow(world);
    await markOutcomeMailed(world.deps, refOf(window));
    await arm(window, ...sides);
    await publish();
    world.now += 121;

    await reconcile(deps);

    expect(findings()).toEqual(['missing-schedule']);
    expect(calls()).toEqual([
      { functionName: 'on-control-change', payload: { repair: { subjectId: window.windowId } } },
    ]);
  });

  it('does not look for boundaries that may be in the queue', async () => {
    const { world, deps, calls, arm, publish } = await createReconcile();
    const window = await approvedWindow(world);
    await markOutcomeMailed(world.deps, refOf(window));
    await arm(window, 'end');
    await publish();
    world.now = window.plan.startsAt - 900;

    await reconcile(deps);

    expect(calls()).toEqual([]);
  });

  it('lists the schedules once, however many windows there are, and not at all while none needs one', async () => {
    const { world, deps, schedules, arm, publish } = await createReconcile();
    await reconcile(deps);
    expect(schedules.listed).toBe(0);
    for (const paths of [['/a'], ['/b'], ['/c']]) await arm(await approvedWindow(world, { paths }), 'start', 'end');
    await publish();
    world.now += 121;

    await reconcile(deps);

    expect(schedules.listed).toBe(1);
  });

  it('reads a window again before it does anything, because the index lags', async () => {
    const { world, deps, publish, findings } = await createReconcile();
    const { windowId, revision, plan } = await approvedWindow(world);
    const stale = await world.store.windows({ status: 'approved' }, { limit: 100 });
    world.now = plan.startsAt;
    await flipWindow(world.deps, { windowId, revision, boundary: 'start' });
    await publish();
    world.now = plan.startsAt + 300;
    const gone = stale.items.map((window) => ({ ...window, windowId: 'demo.vanished' }));
    const windows = async () => ({ items: [...stale.items, ...gone] });
    const lagging = Object.assign(Object.create(world.store), { windows });

    await reconcile({ ...deps, store: lagging });

    expect(findings()).not.toContain('unflipped-start');
  });

  it('has a start flipped that was missed', async () => {
    const { world, deps, calls, findings, publish } = await createReconcile();
    const { windowId, revision, plan } = await approvedWindow(world);
    await markOutcomeMailed(world.deps, { subjectId: windowId, planVersion: 1 });
    await publish();
    world.now = plan.startsAt + 120;

    await reconcile(deps);

    expect(findings()).toEqual(['unflipped-start']);
    const payload = { windowId, planVersion: 1, revision, boundary: 'start' };
    expect(calls()).toEqual([{ functionName: 'flip-window', payload }]);
  });

  it.each([true, false])('has an end flipped that was missed (start recorded: %s)', async (started) => {
    const { world, deps, calls, publish, findings } = await createReconcile();
    const { windowId, revision, plan } = await approvedWindow(world);
    await markOutcomeMailed(world.deps, { subjectId: windowId, planVersion: 1 });
    world.now = plan.startsAt;
    if (started) await flipWindow(world.deps, { windowId, revision, boundary: 'start' });
    world.now = plan.endsAt + 120;
    await publish();

    await reconcile(deps);

    expect(findings()).toEqual(['unflipped-end']);
    const payload = { windowId, planVersion: 1, revision, boundary: 'end' };
    expect(calls()).toEqual([{ functionName: 'flip-window', payload }]);
  });
});
