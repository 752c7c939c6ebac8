import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { flipWindow } from '../../../lambdas/commands/window/flip-window';
import { controlBatch } from '../../../lambdas/reactions/control-batch';
import { as, createWorld, hour, requestedWindow, T0 } from '../../commands/fixtures';
import { approveWindow, rejectWindow } from '../../commands/signed-votes';
import { open, recordOf, requestRecord } from '../control-fixtures';
import { controlFakes } from '../fakes';

describe('a decision and a token', () => {
  it('settle when the token comes second', async () => {
    const world = await createWorld();
    const { deps, flow } = controlFakes(world);
    const requested = await requestedWindow(world);
    await open(world, requested);
    const record = await requestRecord(world, requested);
    await rejectWindow(world.deps, { windowId: requested.windowId, reason: 'no' }, as('ana'));

    await controlBatch(deps, [record]);

    expect([...flow.settled]).toEqual([['token', 'rejected']]);
  });

  it('settle when the decision comes second', async () => {
    const world = await createWorld();
    const { deps, flow } = controlFakes(world);
    const requested = await requestedWindow(world);
    await open(world, requested);
    const cancelled = await cancelWindow(world.deps, { windowId: requested.windowId }, as('rita'));

    await controlBatch(deps, [recordOf(cancelled, requested)]);

    expect([...flow.settled]).toEqual([['token', 'cancelled']]);
  });

  it('settle as approved also when the window is active by then', async () => {
    const world = await createWorld();
    const { deps, flow } = controlFakes(world);
    const requested = await requestedWindow(world);
    await open(world, requested);
    const record = await requestRecord(world, requested);
    const { revision, windowId } = await approveWindow(world.deps, { windowId: requested.windowId }, as('ana'));
    world.now = T0 + hour;
    await flipWindow(world.deps, { windowId, revision, boundary: 'start' });

    await controlBatch(deps, [record]);

    expect([...flow.settled]).toEqual([['token', 'approved']]);
  });

  it('do not settle while the request is open', async () => {
    const world = await createWorld();
    const { deps, flow } = controlFakes(world);
    const requested = await requestedWindow(world);
    await open(world, requested);

    await controlBatch(deps, [recordOf(requested), await requestRecord(world, requested)]);

    expect(flow.settled.size).toBe(0);
  });

  it('are reported as over when the wait had ended', async () => {
    const world = await createWorld();
    const { deps, flow, logged } = controlFakes(world);
    const requested = await requestedWindow(world);
    await open(world, requested);
    await cancelWindow(world.deps, { windowId: requested.windowId }, as('rita'));
    flow.settled.set('token', 'expired');

    const answer = await controlBatch(deps, [await requestRecord(world, requested)]);

    expect(answer).toEqual({ batchItemFailures: [] });
    expect(logged.codes()).toEqual(['flow-over']);
  });

  it('alarm about a token that Step Functions does not know, and do not block the stream', async () => {
    const world = await createWorld();
    const { deps, flow, logged } = controlFakes(world);
    const requested = await requestedWindow(world);
    await open(world, requested);
    await cancelWindow(world.deps, { windowId: requested.windowId }, as('rita'));
    flow.lostTokens.add('token');

    const answer = await controlBatch(deps, [await requestRecord(world, requested)]);

    expect(answer).toEqual({ batchItemFailures: [] });
    expect(logged.codes()).toEqual(['task-token-lost']);
    expect(JSON.stringify(logged.lines)).not.toContain('"token"');
  });

  it('end the wait of a plan version that was edited away', async () => {
    const world = await createWorld();
    const { deps, flow } = controlFakes(world);
    const window = await requestedWindow(world);
    await open(world, window, 'old token');
    const edited = { ...window, planVersion: 2, lastPlanVersion: 2, version: window.version + 1 };
    await world.store.commit({ put: [{ kind: 'window', value: edited }] });

    await controlBatch(deps, [recordOf(edited, window)]);

    expect([...flow.settled]).toEqual([['old token', 'cancelled']]);
    expect([...flow.executions.keys()]).toEqual([`${window.windowId}-p2`]);
  });
});
