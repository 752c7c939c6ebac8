import { changePerson } from '../../../lambdas/commands/directory/change-person';
import { confirmPerson } from '../../../lambdas/commands/directory/confirm-person';
import { markOutcomeMailed } from '../../../lambdas/commands/voting/mark-mailed';
import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { recheckWindow } from '../../../lambdas/commands/window/recheck-window';
import { reconcile } from '../../../lambdas/reactions/reconcile/reconcile';
import { admin, approvedWindow, as, refOf, requestedWindow, windowRequest } from '../../commands/fixtures';
import { approveWindow, rejectWindow } from '../../commands/signed-votes';

import { asked, createReconcile } from './fixtures';

describe('reconcile, looking at requests,', () => {
  it('finds nothing while all is well', async () => {
    const { world, deps, flow, calls, publish, arm } = await createReconcile();
    const approved = await approvedWindow(world);
    await markOutcomeMailed(world.deps, refOf(approved));
    await arm(approved, 'start', 'end');
    const later = { startsAt: '2026-11-02T13:00:00Z', endsAt: '2026-11-02T14:00:00Z' };
    const waiting = await requestedWindow(world, { ...windowRequest(), ...later });
    await asked(world, waiting);
    flow.going.add(`${waiting.windowId}-p1`);
    await publish();
    world.now += 600;

    expect(await reconcile(deps)).toEqual({ repairs: 0, failures: 0, left: 0, live: true });

    expect(calls()).toEqual([]);
  });

  it('restarts the flow of a request without a token', async () => {
    const { world, deps, calls, findings } = await createReconcile();
    const { windowId } = await requestedWindow(world);
    world.now += 121;

    await reconcile(deps);

    expect(findings()).toEqual(['request-without-token']);
    expect(calls()).toEqual([
      { functionName: 'on-control-change', payload: { repair: { subjectId: windowId, restart: 1 } } },
    ]);
  });

  it('leaves a request without a token to the run that is going', async () => {
    const { world, deps, flow, calls } = await createReconcile();
    const { windowId } = await requestedWindow(world);
    flow.going.add(`${windowId}-p1`);
    world.now += 121;

    await reconcile(deps);

    expect(calls()).toEqual([]);
  });

  it('leaves a request of this minute to the stream', async () => {
    const { world, deps, calls } = await createReconcile();
    await requestedWindow(world);
    world.now += 60;

    await reconcile(deps);

    expect(calls()).toEqual([]);
  });

  it('has approvers mailed whose mail never left', async () => {
    const { world, deps, calls, findings } = await createReconcile();
    const window = await requestedWindow(world);
    await asked(world, window, ['ana', 'ben']);
    world.now += 121;

    await reconcile(deps);

    expect(findings()).toEqual(['unmailed-approvers']);
    const payload = { subjectId: window.windowId, planVersion: 1 };
    expect(calls()).toEqual([{ functionName: 'notify-approvers', payload }]);
  });

  it('has a decided request settled whose flow still waits', async () => {
    const { world, deps, flow, calls, findings } = await createReconcile();
    const window = await requestedWindow(world);
    await asked(world, window);
    flow.going.add(`${window.windowId}-p1`);
    await rejectWindow(world.deps, { windowId: window.windowId, reason: 'no' }, as('ana'));
    world.now += 121;

    await reconcile(deps);

    expect(findings()).toEqual(['decided-but-running']);
    expect(calls()).toEqual([
      { functionName: 'on-control-change', payload: { repair: { subjectId: window.windowId } } },
    ]);
  });

  it.each(['approved', 'cancelled'] as const)('has the requester told whose %s request lost its flow', async (how) => {
    const { world, deps, calls, findings, arm, publish } = await createReconcile();
    const { windowId } = await requestedWindow(world);
    if (how === 'approved') await arm(await approveWindow(world.deps, { windowId }, as('ana')), 'start', 'end');
    else await cancelWindow(world.deps, { windowId }, as('rita'));
    await publish();
    world.now += 121;

    await reconcile(deps);

    expect(findings()).toEqual(['unconcluded-request']);
    const payload = { subjectId: windowId, planVersion: 1, outcome: 'settled' };
    expect(calls()).toEqual([{ functionName: 'conclude-request', payload }]);
  });

  it('has those told whose approved window was called off since', async () => {
    const { world, deps, calls, publish } = await createReconcile();
    const { windowId } = await requestedWindow(world);
    const window = await approveWindow(world.deps, { windowId }, as('ana'));
    await markOutcomeMailed(world.deps, refOf(window));
    const tampered = { ...window, plan: { ...window.plan, mode: 'read-only' }, version: window.version + 1 } as const;
    await world.store.commit({ put: [{ kind: 'window', value: tampered }] });
    await recheckWindow(world.deps, { windowId });
    await publish();
    world.now += 121;

    await reconcile(deps);

    const payload = { subjectId: windowId, planVersion: 1, outcome: 'settled' };
    expect(calls()).toEqual([{ functionName: 'conclude-request', payload }]);
    await markOutcomeMailed(world.deps, { ...refOf(window), reversed: true });
    await reconcile(deps);
    expect(calls()).toHaveLength(1);
  });

  it('has nobody mailed at a mailbox that came after the question, also once it is confirmed', async () => {
    const { world, deps, calls } = await createReconcile();
    const window = await requestedWindow(world);
    await asked(world, window);
    await changePerson(world.deps, { personId: 'ben', email: 'benjamin@example.com' }, admin);
    world.now += 121;
    await reconcile(deps);
    expect(calls()).toEqual([]);
    await confirmPerson(world.deps, { personId: 'ben' }, admin);

    await reconcile(deps);

    expect(calls()).toEqual([]);
  });

  it('has a request expired whose deadline passed', async () => {
    const { world, deps, calls, findings } = await createReconcile();
    const window = await requestedWindow(world);
    await asked(world, window);
    world.now = window.decideBy + 120;

    await reconcile(deps);

    expect(findings()).toEqual(['past-deadline']);
    const payload = { subjectId: window.windowId, planVersion: 1, outcome: 'timed-out' };
    expect(calls()).toEqual([{ functionName: 'conclude-request', payload }]);
  });
});
