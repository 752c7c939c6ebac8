import fc from 'fast-check';
import { cancelWindow } from '../../lambdas/commands/window/cancel-window';
import { instantText } from '../../lambdas/domain/local-time';
import { controlBatch } from '../../lambdas/reactions/control-batch';
import { repairSubject } from '../../lambdas/reactions/control-change';
import { approvedWindow, as, createWorld, hour, requestedWindow, T0 } from '../commands/fixtures';
import { approveWindow } from '../commands/signed-votes';
import { open, recordOf, requestRecord } from './control-fixtures';
import { awsError, controlFakes } from './fakes';
import { streamRecord } from './records';

const tomorrow = { startsAt: instantText(T0 + 25 * hour), endsAt: instantText(T0 + 26 * hour) };

describe('a requested window', () => {
  it('starts the flow of its plan version with the time left to decide', async () => {
    const world = await createWorld();
    const { deps, flow } = controlFakes(world);
    const window = await requestedWindow(world);
    world.now += 60;

    await controlBatch(deps, [recordOf(window)]);

    expect([...flow.executions]).toEqual([[`${window.windowId}-p1`, window.decideBy - world.now]]);
  });

  it('starts one flow when the record comes twice', async () => {
    const world = await createWorld();
    const { deps, flow, logged } = controlFakes(world);
    const record = recordOf(await requestedWindow(world));

    for (const _ of [1, 2]) await controlBatch(deps, [record]);
    await controlBatch(deps, [record, record]);

    expect(flow.executions.size).toBe(1);
    expect(logged.codes()).toEqual(['flow-started', 'flow-exists', 'flow-exists']);
  });

  it('gives a flow that starts after the deadline one second', async () => {
    const world = await createWorld();
    const { deps, flow } = controlFakes(world);
    const window = await requestedWindow(world);
    world.now = window.decideBy + 100;

    await controlBatch(deps, [recordOf(window)]);

    expect([...flow.executions.values()]).toEqual([1]);
  });

  it('starts the flow although the vote was faster, so that the requester is told', async () => {
    const world = await createWorld();
    const { deps, flow } = controlFakes(world);
    const requested = await requestedWindow(world);
    await approveWindow(world.deps, { windowId: requested.windowId }, as('ana'));

    await controlBatch(deps, [recordOf(requested)]);

    expect([...flow.executions.keys()]).toEqual([`${requested.windowId}-p1`]);
  });

  it('starts nothing for a plan version that was edited away', async () => {
    const world = await createWorld();
    const { deps, flow } = controlFakes(world);
    const window = await requestedWindow(world);
    const edited = { ...window, planVersion: 2, lastPlanVersion: 2, version: window.version + 1 };
    await world.store.commit({ put: [{ kind: 'window', value: edited }] });

    await controlBatch(deps, [recordOf(window)]);

    expect([...flow.executions.keys()]).toEqual([`${window.windowId}-p2`]);
  });
});

describe('any delivery', () => {
  it('of a life in records, twice, shuffled and late, ends like the one in order', async () => {
    const world = await createWorld();
    const requested = await requestedWindow(world);
    await open(world, requested);
    const asked = await requestRecord(world, requested);
    const approved = await approveWindow(world.deps, { windowId: requested.windowId }, as('ana'));
    const cancelled = await cancelWindow(world.deps, { windowId: requested.windowId }, as('rita'));
    const life = [recordOf(requested), asked, recordOf(approved, requested), recordOf(cancelled, approved)];
    const deliveries = fc.shuffledSubarray([...life, ...life], { minLength: life.length * 2 });

    await fc.assert(
      fc.asyncProperty(deliveries, fc.nat({ max: 3 * hour }), async (delivery, late) => {
        world.now = T0 + late;
        const { deps, flow, schedules, queue } = controlFakes(world);
        for (const record of delivery) await controlBatch(deps, [record]);
        expect([...flow.settled]).toEqual([['token', 'cancelled']]);
        expect(flow.executions.size).toBe(0);
        expect(schedules.armed.size + queue.messages.length).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  it('that fails asks for its subject from the first record on, and holds up no other', async () => {
    const world = await createWorld();
    const { deps, flow, schedules, logged } = controlFakes(world, 0);
    const first = await requestedWindow(world);
    const last = await requestedWindow(world, tomorrow);
    const approved = await approvedWindow(world, tomorrow);
    const records = [first, approved, approved, last].map((window) => recordOf(window));
    schedules.failing = awsError('ThrottlingException');

    const answer = await controlBatch(deps, records);

    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: records[1]?.dynamodb?.SequenceNumber }]);
    expect(logged.lines).toContainEqual({
      code: 'stream-record-failed',
      subjectId: approved.windowId,
      error: 'ThrottlingException',
    });
    expect([...flow.executions.keys()]).toEqual(
      expect.arrayContaining([`${first.windowId}-p1`, `${last.windowId}-p1`]),
    );
  });

  it('is asked for as a whole when its subjects could not be read', async () => {
    const world = await createWorld();
    const { deps, logged } = controlFakes(world);
    const records = [recordOf(await requestedWindow(world))];
    const load = () => Promise.reject(awsError('ThrottlingException'));

    const answer = await controlBatch({ ...deps, store: Object.assign(world.store.fork(), { load }) }, records);

    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: records[0]?.dynamodb?.SequenceNumber }]);
    expect(logged.codes()).toEqual(['stream-record-failed']);
  });

  it('reads once, however many records and subjects it has', async () => {
    const world = await createWorld();
    const { deps, flow, schedules } = controlFakes(world, 0);
    const requested = await requestedWindow(world);
    const approved = await approvedWindow(world, tomorrow);
    await open(world, requested);
    const records = [recordOf(requested), await requestRecord(world, requested), recordOf(approved)];
    world.store.loads = 0;

    await controlBatch(deps, records);

    expect(world.store.loads).toBe(1);
    expect(flow.executions.size).toBe(1);
    expect(schedules.armed.size).toBe(2);
  });

  it('of an old record reads again what has been approved, or asked anew, since', async () => {
    const world = await createWorld();
    const { deps, schedules } = controlFakes(world, 0);
    const requested = await requestedWindow(world);
    await approveWindow(world.deps, { windowId: requested.windowId }, as('ana'));

    await controlBatch(deps, [recordOf(requested)]);

    expect(schedules.armed.size).toBe(2);
  });

  it('of a change that nothing follows from is passed over', async () => {
    const world = await createWorld();
    const { deps, logged } = controlFakes(world);
    const value = await requestedWindow(world);

    await controlBatch(deps, [streamRecord({ kind: 'window', value, quiet: true })]);

    expect(logged.lines).toEqual([]);
  });

  it('of a removal or an unknown type is passed over', async () => {
    const { deps, logged } = controlFakes(await createWorld());

    const answer = await controlBatch(deps, [
      { dynamodb: { SequenceNumber: '1' } },
      { dynamodb: { SequenceNumber: '2', NewImage: { type: { S: 'calendar' }, siteId: { S: 'demo' } } } },
      { dynamodb: { SequenceNumber: '3', NewImage: { type: { S: 'window' }, windowId: { S: 'demo.GONE' } } } },
      { dynamodb: { SequenceNumber: '4', NewImage: { type: { S: 'idempotency' } } } },
    ]);

    expect(answer).toEqual({ batchItemFailures: [] });
    expect(logged.lines).toEqual([]);
  });
});

describe('a repair', () => {
  it('arms an approved window', async () => {
    const world = await createWorld();
    const { deps, schedules } = controlFakes(world);
    const { windowId } = await approvedWindow(world);

    await repairSubject(deps, { subjectId: windowId });

    expect(schedules.armed.size).toBe(2);
  });

  it('starts a further run under the first free name', async () => {
    const world = await createWorld();
    const { deps, flow } = controlFakes(world);
    const { windowId } = await requestedWindow(world);
    flow.executions.set(`${windowId}-p1`, 1).set(`${windowId}-p1-r1`, 1);

    await repairSubject(deps, { subjectId: windowId, restart: 1 });

    expect([...flow.executions.keys()]).toEqual([`${windowId}-p1`, `${windowId}-p1-r1`, `${windowId}-p1-r2`]);
  });

  it('gives up after nine dead runs and alarms', async () => {
    const world = await createWorld();
    const { deps, flow, logged } = controlFakes(world);
    const { windowId } = await requestedWindow(world);
    for (let run = 0; run < 12; run++) await repairSubject(deps, { subjectId: windowId, restart: 1 });

    expect(flow.executions.size).toBe(10);
    expect(logged.codes().at(-1)).toBe('flow-hopeless');
  });

  it('of a window nobody knows does nothing', async () => {
    const { deps, logged } = controlFakes(await createWorld());

    await repairSubject(deps, { subjectId: 'demo.GONE' });
    await repairSubject(deps, { subjectId: 'demo.GONE', restart: 1 });

    expect(logged.lines).toEqual([]);
  });
});
