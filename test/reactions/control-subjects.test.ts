import fc from 'fast-check';
import { endWindow } from '../../lambdas/commands/window/end-window';
import { extendWindow } from '../../lambdas/commands/window/extend-window';
import { instantText } from '../../lambdas/domain/local-time';
import { controlBatch } from '../../lambdas/reactions/control-batch';
import { approvedWindow, as, createWorld, hour } from '../commands/fixtures';
import { approveWindow, ratifyWindow, rejectWindow } from '../commands/signed-votes';
import {
  amendedWindow,
  amendmentOf,
  changeDirectory,
  editedWindow,
  emergencyWindow,
} from './approval/subject-fixtures';
import { open, recordOf, requestRecord } from './control-fixtures';
import { controlFakes } from './fakes';

const begun = async (policy: Parameters<typeof createWorld>[0] = {}) => {
  const world = await createWorld(policy);
  return { world, ...controlFakes(world, 0) };
};

const executions = ({ executions: started }: { readonly executions: ReadonlyMap<string, number> }) => [
  ...started.keys(),
];

describe('an edited plan', () => {
  it('gets a flow of its own, and the flow before it ends as cancelled', async () => {
    const { world, deps, flow } = await begun();
    const edited = await editedWindow(world);
    const { windowId } = edited;
    await open(world, { windowId, planVersion: 1 }, 'old token');

    await controlBatch(deps, [recordOf(edited), recordOf(edited)]);

    expect(executions(flow)).toEqual([`${windowId}-p2`]);
    expect([...flow.settled]).toEqual([['old token', 'cancelled']]);
  });
});

describe('an amendment', () => {
  it('gets a flow while the window goes on', async () => {
    const { world, deps, flow, schedules } = await begun();
    const amended = await amendedWindow(world);

    await controlBatch(deps, [recordOf(amended)]);

    expect(executions(flow)).toContain(`${amended.windowId}-p2`);
    expect([...schedules.armed.values()].map(({ at }) => at)).toEqual([amended.plan.endsAt]);
  });

  it('that is approved settles its wait and arms the new end instead of the old one', async () => {
    const { world, deps, flow, schedules } = await begun();
    const amended = await amendedWindow(world);
    await controlBatch(deps, [recordOf(amended)]);
    await open(world, amendmentOf(amended));

    const approved = await approveWindow(world.deps, { windowId: amended.windowId }, as('ben'));
    await controlBatch(deps, [recordOf(approved, amended)]);

    expect([...flow.settled]).toEqual([['token', 'approved']]);
    const armed = [...schedules.armed.values()].map(({ boundary, at }) => [boundary.boundary, boundary.revision, at]);
    expect(armed).toEqual([['end', approved.revision, amended.plan.endsAt + hour]]);
    expect(approved.revision).toBeGreaterThan(amended.revision);
  });

  it('that is rejected settles its wait, and the old end stays armed', async () => {
    const { world, deps, flow, schedules } = await begun();
    const amended = await amendedWindow(world);
    await controlBatch(deps, [recordOf(amended)]);
    await open(world, amendmentOf(amended));

    const rejected = await rejectWindow(world.deps, { windowId: amended.windowId }, as('ben'));
    await controlBatch(deps, [recordOf(rejected, amended)]);

    expect([...flow.settled]).toEqual([['token', 'rejected']]);
    expect([...schedules.armed.values()].map(({ at }) => at)).toEqual([amended.plan.endsAt]);
  });
});

describe('a window that ends while an amendment is open', () => {
  it('settles the wait as cancelled and arms nothing any more', async () => {
    const { world, deps, flow, schedules } = await begun();
    const amended = await amendedWindow(world);
    await controlBatch(deps, [recordOf(amended)]);
    await open(world, amendmentOf(amended));

    const ended = await endWindow(world.deps, { windowId: amended.windowId }, as('rita'));
    await controlBatch(deps, [recordOf(ended, amended), recordOf(amended)]);

    expect([...flow.settled]).toEqual([['token', 'cancelled']]);
    expect(schedules.armed.size).toBe(0);
  });
});

describe('an extended window', () => {
  it('is armed for the end in force, and the entry of the old one goes', async () => {
    const { world, deps, schedules } = await begun({ overrunSeconds: hour });
    const approved = await approvedWindow(world);
    await controlBatch(deps, [recordOf(approved)]);
    world.now = approved.plan.startsAt;
    const endsAt = approved.plan.endsAt + 1800;

    const extended = await extendWindow(
      world.deps,
      { windowId: approved.windowId, endsAt: instantText(endsAt) },
      as('rita'),
    );
    await controlBatch(deps, [recordOf(extended, approved), recordOf(approved)]);

    const ends = [...schedules.armed.values()].filter(({ boundary }) => boundary.boundary === 'end');
    expect(ends.map(({ at, boundary }) => [at, boundary.revision])).toEqual([[endsAt, extended.revision]]);
  });
});

describe('an emergency', () => {
  it('gets a flow for its ratification, with the time until then, and its end is armed', async () => {
    const { world, deps, flow, schedules } = await begun();
    const window = await emergencyWindow(world);

    await controlBatch(deps, [recordOf(window)]);

    const untilReminder = window.decideBy - hour - world.now;
    expect([...flow.executions]).toEqual([[`${window.windowId}-p1`, untilReminder]]);
    expect([...schedules.armed.values()].map(({ at }) => at)).toEqual([window.plan.endsAt]);
  });

  it('that is ratified settles the wait, also after the window is over', async () => {
    const { world, deps, flow } = await begun();
    const window = await emergencyWindow(world);
    await open(world, window);
    await controlBatch(deps, [await requestRecord(world, window)]);
    world.now += 2 * hour;

    const ratified = await ratifyWindow(world.deps, { windowId: window.windowId }, as('ben'));
    await controlBatch(deps, [recordOf(ratified, window)]);

    expect([...flow.settled]).toEqual([['token', 'approved']]);
  });
});

describe('an approved window', () => {
  it('whose approver turns out to be the requester is called off instead of armed', async () => {
    const { world, deps, flow, schedules, logged } = await begun();
    const approved = await approvedWindow(world);
    await open(world, approved);
    await changeDirectory(world, (person) => {
      if (person.personId === 'rita') return undefined;
      return person.personId === 'ana' ? { ...person, principals: [as('rita').principal] } : person;
    });

    await controlBatch(deps, [recordOf(approved), recordOf(approved)]);

    expect(schedules.armed.size).toBe(0);
    expect(logged.codes()).toContain('approval-lost');
    expect([...flow.settled]).toEqual([['token', 'cancelled']]);
  });
});

describe('any delivery', () => {
  it('of an amendment’s life, twice, shuffled and late, ends like the one in order', async () => {
    const world = await createWorld();
    const amended = await amendedWindow(world);
    const { windowId } = amended;
    await open(world, { windowId, planVersion: 1 }, 'first');
    await open(world, amendmentOf(amended), 'second');
    const asked = await requestRecord(world, amendmentOf(amended));
    const approved = await approveWindow(world.deps, { windowId }, as('ben'));
    const life = [recordOf(amended), asked, recordOf(approved, amended)];
    const deliveries = fc.shuffledSubarray([...life, ...life], { minLength: life.length * 2 });
    const began = world.now;

    await fc.assert(
      fc.asyncProperty(deliveries, fc.nat({ max: hour }), async (delivery, late) => {
        world.now = began + late;
        const { deps, flow, schedules } = controlFakes(world, 0);
        for (const record of delivery) await controlBatch(deps, [record]);
        expect(flow.settled).toEqual(
          new Map([
            ['first', 'cancelled'],
            ['second', 'approved'],
          ]),
        );
        expect(flow.executions.size).toBe(0);
        expect([...schedules.armed.values()].map(({ at }) => at)).toEqual([approved.plan.endsAt]);
      }),
      { numRuns: 30 },
    );
  });
});
