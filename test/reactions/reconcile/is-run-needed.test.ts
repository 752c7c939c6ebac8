import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { instantText } from '../../../lambdas/domain/local-time';
import { isRunNeeded } from '../../../lambdas/reactions/reconcile/is-run-needed';
import { reconcile } from '../../../lambdas/reactions/reconcile/reconcile';
import { approvedWindow, as, createWorld, hour, requestedWindow, T0, type World } from '../../commands/fixtures';
import { breakGlass } from '../../commands/window/emergency-fixtures';
import { createReconcile } from './fixtures';

const quarter = 900;
const day = 24 * hour;

/** Nothing is live, and a run has just found that. */
async function idle(): Promise<World> {
  const world = await createWorld();
  for (const due of await world.store.publishDue()) {
    await world.store.commit({ put: [], remove: [{ kind: 'publish-due', value: due }] });
  }
  const value = { storeCheckedAt: 0, resume: {}, idleAt: world.now, version: 1 };
  await world.store.commit({ put: [{ kind: 'reconcile-state', value }] });
  return world;
}

const at = (start: number) => ({ startsAt: instantText(T0 + start), endsAt: instantText(T0 + start + hour) });

it('is needed while nobody knows whether something is live', async () => {
  expect(await isRunNeeded((await createWorld()).deps)).toBe(true);
});

it('is needed once an hour while nothing is live, also when the schedule is early by a minute', async () => {
  const world = await idle();
  const needed: boolean[] = [];
  for (const late of [quarter, 2 * quarter, 3 * quarter, 4 * quarter - 60]) {
    world.now = T0 + late;
    needed.push(await isRunNeeded(world.deps));
  }

  expect(needed).toEqual([false, false, false, true]);
});

it('costs one read and five small queries to find that it is not needed', async () => {
  const world = await idle();
  world.store.loads = 0;

  await isRunNeeded(world.deps);

  expect(world.store.loads).toBe(1);
});

it.each([
  ['a window is requested', (world: World) => requestedWindow(world, at(3 * day))],
  ['a window is approved and starts within a day', (world: World) => approvedWindow(world, at(day - hour))],
  ['a window is active', (world: World) => breakGlass(world)],
])('is needed when %s since', async (_, act) => {
  const world = await idle();
  world.now += quarter;
  await act(world);

  expect(await isRunNeeded(world.deps)).toBe(true);
});

it('is needed while people are to be mailed of what is over', async () => {
  const world = await idle();
  const { windowId } = await requestedWindow(world);
  await cancelWindow(world.deps, { windowId }, as('ana'));

  expect(await world.store.mailsDue()).toHaveLength(1);
  expect(await isRunNeeded(world.deps)).toBe(true);
});

it('is needed while something is to be published, and not for a window that starts in three days', async () => {
  const world = await idle();
  await approvedWindow(world, at(3 * day));
  const due = { siteId: 'demo', revision: 2, urgent: false, since: T0 };
  await world.store.commit({ put: [], putAlways: [{ kind: 'publish-due', value: due }] });
  expect(await isRunNeeded(world.deps)).toBe(true);

  for (const value of await world.store.publishDue()) {
    await world.store.commit({ put: [], remove: [{ kind: 'publish-due', value }] });
  }
  for (const value of await world.store.mailsDue()) {
    await world.store.commit({ put: [], remove: [{ kind: 'mail-due', value }] });
  }
  expect(await isRunNeeded(world.deps)).toBe(false);
});

describe('a run of reconcile', () => {
  it('says that nothing is live, and takes it back when something is', async () => {
    const { world, deps, publish } = await createReconcile();
    const state = async () => (await world.store.load([{ kind: 'reconcile-state' }])).reconcileState();
    expect(await reconcile(deps)).toMatchObject({ live: false, failures: 0 });
    expect((await state()).idleAt).toBe(world.now);
    expect(await isRunNeeded(deps)).toBe(false);

    world.now += hour;
    await approvedWindow(world, at(2 * hour));
    await publish();
    await reconcile(deps);

    expect(await state()).not.toHaveProperty('idleAt');
    expect(await isRunNeeded(deps)).toBe(true);
  });

  it('says nothing of the kind when something could not be read', async () => {
    const { world, deps, flow } = await createReconcile();
    flow.running = () => Promise.reject(new Error('Throttled'));
    await reconcile(deps);

    expect((await world.store.load([{ kind: 'reconcile-state' }])).reconcileState()).not.toHaveProperty('idleAt');
  });
});
