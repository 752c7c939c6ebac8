import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { commentOnWindow } from '../../../lambdas/commands/window/comment-on-window';
import { editWindow } from '../../../lambdas/commands/window/edit-window';
import { endWindow } from '../../../lambdas/commands/window/end-window';
import { extendWindow } from '../../../lambdas/commands/window/extend-window';
import { flipWindow } from '../../../lambdas/commands/window/flip-window';
import { instantText } from '../../../lambdas/domain/local-time';
import { controlBatch } from '../../../lambdas/reactions/control-batch';
import { repairSubject } from '../../../lambdas/reactions/control-change';
import { approvedWindow, as, createWorld, hour, T0, type World, windowRequest } from '../../commands/fixtures';
import { approveWindow } from '../../commands/signed-votes';
import { controlFakes } from '../fakes';
import { streamRecord } from '../records';

const record = (window: Awaited<ReturnType<typeof approvedWindow>>, before?: typeof window) =>
  streamRecord({ kind: 'window', value: window }, before && { kind: 'window', value: before });

async function armedAt(startsIn: number, nearSeconds: number) {
  const world = await createWorld();
  const fakes = controlFakes(world, nearSeconds);
  const window = await approvedWindow(world);
  world.now = window.plan.startsAt - startsIn;
  await controlBatch(fakes.deps, [record(window)]);
  return { world, window, ...fakes };
}

describe('an approved window', () => {
  it('gets a schedule for each boundary', async () => {
    const { window, schedules, queue } = await armedAt(hour, 120);

    const { windowId, revision } = window;
    expect([...schedules.armed]).toEqual([
      [
        `w-${windowId}-${revision}-s`,
        {
          boundary: { windowId, planVersion: 1, revision, boundary: 'start' },
          at: T0 + hour,
          maximumAgeSeconds: hour,
        },
      ],
      [
        `w-${windowId}-${revision}-e`,
        {
          boundary: { windowId, planVersion: 1, revision, boundary: 'end' },
          at: T0 + 2 * hour,
          maximumAgeSeconds: hour,
        },
      ],
    ]);
    expect(queue.messages).toEqual([]);
  });

  it.each([
    [120, 120],
    [90, 120],
    [5, 0],
    [1, 0],
    [0, 0],
    [900, 5000],
  ])('starting in %i s sends a delayed message at a threshold of %i s', async (startsIn, threshold) => {
    const { queue } = await armedAt(startsIn, threshold);

    expect(queue.messages.map(({ boundary, delaySeconds }) => [boundary.boundary, delaySeconds])).toEqual([
      ['start', startsIn],
    ]);
  });

  it.each([
    [121, 120],
    [6, 0],
    [901, 5000],
  ])('starting in %i s is left to Scheduler at a threshold of %i s', async (startsIn, threshold) => {
    const { queue, schedules } = await armedAt(startsIn, threshold);

    expect(queue.messages).toEqual([]);
    expect(schedules.armed.size).toBe(2);
  });

  it('whose start has passed sends it at once', async () => {
    const { queue } = await armedAt(-30, 0);

    expect(queue.messages.map(({ delaySeconds }) => delaySeconds)).toEqual([0]);
  });

  it('that is over sends only its end', async () => {
    const { queue, schedules } = await armedAt(-hour, 120);

    expect(queue.messages.map(({ boundary }) => boundary.boundary)).toEqual(['end']);
    expect(schedules.armed.size).toBe(0);
  });

  it('of a few seconds is tried for a minute', async () => {
    const world = await createWorld();
    const { deps, schedules } = controlFakes(world);
    const short = { startsAt: '2026-11-02T11:00:00Z', endsAt: '2026-11-02T11:00:10Z' };
    await controlBatch(deps, [record(await approvedWindow(world, { ...windowRequest(), ...short }))]);

    expect([...schedules.armed.values()].map(({ maximumAgeSeconds }) => maximumAgeSeconds)).toEqual([60, 60]);
  });
});

describe('a window that goes on', () => {
  const activated = async (world: World) => {
    const approved = await approvedWindow(world);
    const { windowId, revision } = approved;
    world.now = T0 + hour;
    const { window } = await flipWindow(world.deps, { windowId, revision, boundary: 'start' });
    if (!window) throw new Error('it was not flipped');
    return { approved, active: window };
  };

  it('asks Scheduler for nothing when it starts, is commented on or ends as planned', async () => {
    const world = await createWorld();
    const { deps, schedules } = controlFakes(world);
    const approved = await approvedWindow(world);
    await controlBatch(deps, [record(approved)]);
    expect(schedules.changes).toBe(2);
    const { windowId } = approved;
    const commented = await commentOnWindow(world.deps, { windowId, text: 'why?' }, as('ana'));
    await controlBatch(deps, [record(commented, approved)]);
    world.now = T0 + hour;
    const { window: active = approved } = await flipWindow(world.deps, { ...approved, boundary: 'start' });
    await controlBatch(deps, [record(active, commented)]);
    world.now = T0 + 2 * hour;
    const { window: completed = active } = await flipWindow(world.deps, { ...approved, boundary: 'end' });
    await controlBatch(deps, [record(completed, active)]);

    expect(completed.status).toBe('completed');
    expect(schedules.changes).toBe(2);
  });

  it('has what was lost scheduled on reconcile’s request, whatever its revision', async () => {
    const world = await createWorld();
    const { deps, schedules } = controlFakes(world);
    const { active } = await activated(world);

    await repairSubject(deps, { subjectId: active.windowId });

    expect([...schedules.armed.values()].map(({ boundary }) => boundary.boundary)).toEqual(['end']);
  });

  it('is scheduled anew, with one call, when it is extended, and loses the end that it had', async () => {
    const world = await createWorld({ overrunSeconds: hour });
    const { deps, schedules } = controlFakes(world);
    const { approved, active } = await activated(world);
    await controlBatch(deps, [record(approved)]);
    const before = schedules.changes;
    const { windowId } = active;
    const extended = await extendWindow(world.deps, { windowId, endsAt: instantText(T0 + 3 * hour) }, as('rita'));

    await controlBatch(deps, [record(extended, active)]);

    expect([...schedules.armed.keys()]).toEqual([`w-${windowId}-${extended.revision}-e`]);
    expect(schedules.changes - before).toBe(2);
  });

  it.each([
    ['late', [1, 0]],
    ['twice', [0, 1, 0, 1]],
  ])('has the schedules of its newest plan when the records of an amendment come %s', async (_, order) => {
    const world = await createWorld();
    const { deps, schedules } = controlFakes(world);
    const approved = await approvedWindow(world);
    const { windowId } = approved;
    await editWindow(world.deps, { windowId, endsAt: instantText(T0 + 3 * hour) }, as('rita'));
    const amended = await approveWindow(world.deps, { windowId }, as('ben'));
    const records = [record(approved), record(amended, approved)];

    for (const which of order) await controlBatch(deps, records.slice(which, which + 1));

    expect([...schedules.armed.keys()].sort()).toEqual(
      ['e', 's'].map((side) => `w-${windowId}-${amended.revision}-${side}`),
    );
  });

  it('loses both schedules when it is cancelled', async () => {
    const world = await createWorld();
    const { deps, schedules } = controlFakes(world);
    const approved = await approvedWindow(world);
    await controlBatch(deps, [record(approved)]);
    const cancelled = await cancelWindow(world.deps, { windowId: approved.windowId }, as('rita'));

    await controlBatch(deps, [record(cancelled, approved)]);

    expect(schedules.armed.size).toBe(0);
  });

  it('loses its end when it is ended early', async () => {
    const world = await createWorld();
    const { deps, schedules } = controlFakes(world);
    const { approved, active } = await activated(world);
    await controlBatch(deps, [record(approved)]);
    const ended = await endWindow(world.deps, { windowId: active.windowId }, as('rita'));

    const before = schedules.changes;

    await controlBatch(deps, [record(ended, active)]);

    expect([...schedules.armed.values()].map(({ boundary }) => boundary.boundary)).not.toContain('end');
    expect(schedules.changes - before).toBe(1);
  });
});

describe('a window that is far ahead', () => {
  const day = 24 * hour;
  const far = { startsAt: instantText(T0 + 20 * day), endsAt: instantText(T0 + 20 * day + hour) };

  async function farWindow() {
    const world = await createWorld();
    const fakes = controlFakes(world);
    const window = await approvedWindow(world, far);
    await controlBatch(fakes.deps, [record(window)]);
    return { world, window, ...fakes };
  }

  it('has its site published a week before it starts', async () => {
    const { window, schedules, deps } = await farWindow();
    const entry = [`w-${window.windowId}-${window.revision}-a`, { siteId: 'demo', at: T0 + 13 * day }];
    expect([...schedules.publishing]).toEqual([entry]);

    await controlBatch(deps, [record(window)]);

    expect([...schedules.publishing]).toEqual([entry]);
    expect(schedules.armed.size).toBe(2);
  });

  it('is published a minute later where it came near during its approval', async () => {
    const world = await createWorld();
    const { deps, schedules } = controlFakes(world);
    const window = await approvedWindow(world, far);
    world.now = T0 + 13 * day + 5;
    await controlBatch(deps, [record(window)]);
    expect([...schedules.publishing.values()]).toEqual([{ siteId: 'demo', at: world.now + 60 }]);
  });

  it('needs no such entry once it is near', async () => {
    const { schedules } = await armedAt(hour, 120);
    expect(schedules.publishing.size).toBe(0);
  });

  it('takes the entry with it when it is cancelled', async () => {
    const { world, window, schedules, deps } = await farWindow();
    const cancelled = await cancelWindow(world.deps, { windowId: window.windowId }, as('rita'));
    await controlBatch(deps, [record(cancelled, window)]);
    expect(schedules.publishing.size).toBe(0);
    expect(schedules.armed.size).toBe(0);
  });

  it('gets a new entry with a new plan, and loses the old one', async () => {
    const { world, window, schedules, deps } = await farWindow();
    const later = { startsAt: instantText(T0 + 30 * day), endsAt: instantText(T0 + 30 * day + hour) };
    await editWindow(world.deps, { windowId: window.windowId, ...later }, as('rita'));
    const amended = await approveWindow(world.deps, { windowId: window.windowId }, as('ana'));
    await controlBatch(deps, [record(amended, window)]);
    expect([...schedules.publishing]).toEqual([
      [`w-${window.windowId}-${amended.revision}-a`, { siteId: 'demo', at: T0 + 23 * day }],
    ]);
  });
});
