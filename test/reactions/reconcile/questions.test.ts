import { expireQuestion } from '../../../lambdas/commands/voting/expire-question';
import { markOutcomeMailed } from '../../../lambdas/commands/voting/mark-mailed';
import { openRequest } from '../../../lambdas/commands/voting/open-request';
import { flipWindow } from '../../../lambdas/commands/window/flip-window';
import { startEmergency } from '../../../lambdas/commands/window/start-emergency';
import { digestOf } from '../../../lambdas/domain/window/plan';
import type { Window } from '../../../lambdas/domain/window/window';
import { reconcile } from '../../../lambdas/reactions/reconcile/reconcile';
import { approvedWindow, as, hour, refOf, requestedWindow, type World } from '../../commands/fixtures';
import { approvedTemplate, policyProposal, windowFromTemplate } from '../../commands/proposal/proposal-fixtures';
import { ratifyWindow, rejectProposal, rejectWindow } from '../../commands/signed-votes';
import { asked, createReconcile } from './fixtures';

const breakGlass = (world: World) =>
  startEmergency(world.deps, { siteId: 'demo', mode: 'full', reason: 'fire', durationMinutes: 30 }, as('rita'));

/** Another plan for a window that has begun, as it stands while people are asked. */
async function givenAmended(world: World, window: Window): Promise<Window> {
  const plan = { ...window.plan, endsAt: window.plan.endsAt + hour };
  const { rules, askedBy, requestedBy } = window;
  const digest = digestOf(window.windowId, 2, plan);
  const question = { planVersion: 2, digest, rules, askedBy, askedAt: world.now, votes: [] };
  const amendment = { ...question, plan, requestedBy, reason: 'slower than thought', decideBy: window.plan.endsAt };
  const value = { ...window, amendment, lastPlanVersion: 2, version: window.version + 1 };
  await world.store.commit({ put: [{ kind: 'window', value }] });
  return value;
}

describe('reconcile, looking at an amendment,', () => {
  async function given() {
    const given = await createReconcile();
    const { world, publish, arm } = given;
    const approved = await approvedWindow(world);
    await markOutcomeMailed(world.deps, refOf(approved));
    await arm(approved, 'start', 'end');
    world.now = approved.plan.startsAt;
    const { window } = await flipWindow(world.deps, { ...approved, boundary: 'start' });
    if (!window) throw new Error('the window is there');
    await publish();
    return { ...given, window: await givenAmended(world, window), subjectId: approved.windowId };
  }

  it('restarts its flow', async () => {
    const { world, deps, calls, subjectId } = await given();
    world.now += 121;

    await reconcile(deps);

    const payload = { repair: { subjectId, restart: 2 } };
    expect(calls()).toEqual([{ functionName: 'on-control-change', payload }]);
  });

  it('has whoever was not asked about it mailed', async () => {
    const { world, deps, calls, subjectId } = await given();
    await openRequest(world.deps, { subjectId, planVersion: 2, taskToken: 'token', links: {} });
    world.now += 121;

    await reconcile(deps);

    const payload = { subjectId, planVersion: 2 };
    expect(calls()).toEqual([{ functionName: 'notify-approvers', payload }]);
  });

  it('has the requester told that it was rejected', async () => {
    const { world, deps, calls, subjectId } = await given();
    await rejectWindow(world.deps, { windowId: subjectId }, as('ana'));
    world.now += 121;

    await reconcile(deps);

    const payload = { subjectId, planVersion: 2, outcome: 'settled' };
    expect(calls()).toEqual([{ functionName: 'conclude-request', payload }]);
  });
});

describe('reconcile, looking at a plan that was edited away,', () => {
  async function given() {
    const given = await createReconcile();
    const window = await requestedWindow(given.world);
    const edited = { ...window, planVersion: 2, lastPlanVersion: 2, version: 2 };
    await given.world.store.commit({ put: [{ kind: 'window', value: edited }] });
    await asked(given.world, edited);
    given.world.now += 121;
    return { ...given, subjectId: window.windowId };
  }

  it('has its run settled', async () => {
    const { deps, flow, calls, findings, subjectId } = await given();
    flow.going = new Set([`${subjectId}-p1`, `${subjectId}-p2`]);

    await reconcile(deps);

    expect(findings()).toEqual(['decided-but-running']);
    expect(calls()).toEqual([{ functionName: 'on-control-change', payload: { repair: { subjectId } } }]);
  });

  it('tells nobody about it', async () => {
    const { deps, flow, calls, subjectId } = await given();
    flow.going = new Set([`${subjectId}-p2`]);

    await reconcile(deps);

    expect(calls()).toEqual([]);
  });
});

describe('reconcile, looking at an emergency,', () => {
  it('has its approvers asked, also when it is over', async () => {
    const { world, deps, calls, findings, publish } = await createReconcile();
    const window = await breakGlass(world);
    world.now += 1800;
    await flipWindow(world.deps, { ...window, boundary: 'end' });
    await publish();
    world.now += 13 * hour;

    await reconcile(deps);

    expect(findings()).toEqual(['request-without-token', 'unmailed-notices']);
    const payload = { repair: { subjectId: window.windowId, restart: 1 } };
    expect(calls()).toEqual([{ functionName: 'on-control-change', payload }, noticesOf(window)]);
  });

  it('looks for the schedule of its end, though not at once', async () => {
    const { world, deps, findings, publish } = await createReconcile();
    const window = await breakGlass(world);
    await asked(world, window);
    await publish();

    await reconcile(deps);
    expect(findings()).toEqual([]);
    world.now += 121;
    await reconcile(deps);

    expect(findings()).toEqual(['missing-schedule']);
  });

  it('has its deadline recorded', async () => {
    const { world, deps, calls, publish } = await createReconcile();
    const window = await breakGlass(world);
    await asked(world, window);
    await flipEnd(world, window);
    await publish();
    world.now = window.decideBy + 120;

    await reconcile(deps);

    const payload = { subjectId: window.windowId, planVersion: 1, outcome: 'timed-out' };
    expect(calls()).toEqual([{ functionName: 'conclude-request', payload }, noticesOf(window)]);
  });

  /** That it is over is told as well. */
  const noticesOf = ({ windowId: subjectId }: Window) => ({
    functionName: 'notify-approvers',
    payload: { subjectId, planVersion: 1, notices: true },
  });

  const flipEnd = async (world: World, window: Window) => {
    world.now += 1800;
    await flipWindow(world.deps, { ...window, boundary: 'end' });
  };
  const unratified = ({ logged }: Awaited<ReturnType<typeof createReconcile>>) =>
    logged.lines.filter(({ code }) => code === 'emergency-unratified');

  it('names it in every run once it is overdue, until somebody ratifies', async () => {
    const given = await createReconcile();
    const { world, deps } = given;
    const { windowId, planVersion, decideBy } = await breakGlass(world);
    world.now = decideBy - 1;
    await reconcile(deps);
    expect(unratified(given)).toEqual([]);

    world.now = decideBy + 60;
    await reconcile(deps);
    await expireQuestion(world.deps, { subjectId: windowId, planVersion });
    world.now += 900;
    await reconcile(deps);
    const line = { code: 'emergency-unratified', siteId: 'demo', windowId };
    expect(unratified(given)).toEqual([
      { ...line, seconds: 60 },
      { ...line, seconds: 960 },
    ]);

    await ratifyWindow(world.deps, { windowId }, as('ana'));
    await reconcile(deps);
    expect(unratified(given)).toHaveLength(2);
  });

  it('names it from the moment an approver refuses', async () => {
    const given = await createReconcile();
    const { world, deps } = given;
    const { windowId } = await breakGlass(world);
    await rejectWindow(world.deps, { windowId }, as('ana'));
    world.now += 5;

    await reconcile(deps);

    expect(unratified(given)).toEqual([{ code: 'emergency-unratified', siteId: 'demo', windowId, seconds: 5 }]);
  });
});

describe('reconcile, looking at a proposal,', () => {
  it('restarts its flow', async () => {
    const { world, deps, calls, publish } = await createReconcile();
    const { proposalId } = await policyProposal(world, { approvalsRequired: 2 });
    await publish();
    world.now += 121;

    await reconcile(deps);

    const payload = { repair: { subjectId: proposalId, restart: 1 } };
    expect(calls()).toEqual([{ functionName: 'on-control-change', payload }]);
  });

  it('has its requester told although its flow is gone, and settles one that waits', async () => {
    const { world, deps, flow, calls, publish, findings } = await createReconcile();
    const { proposalId: subjectId } = await policyProposal(world, { approvalsRequired: 2 });
    await rejectProposal(world.deps, { proposalId: subjectId }, as('ana'));
    await publish();
    world.now += 121;

    await reconcile(deps);
    flow.going.add(`${subjectId}-p1`);
    await reconcile(deps);

    expect(findings()).toEqual(['unconcluded-request', 'decided-but-running']);
    expect(calls()).toEqual([
      { functionName: 'conclude-request', payload: { subjectId, planVersion: 1, outcome: 'settled' } },
      { functionName: 'on-control-change', payload: { repair: { subjectId } } },
    ]);
  });

  it('asks nothing about a window that was made from a template', async () => {
    const { world, deps, calls, arm, publish } = await createReconcile();
    const template = await approvedTemplate(world);
    await markOutcomeMailed(world.deps, { subjectId: template.proposalId, planVersion: 1 });
    await arm(await windowFromTemplate(world, template), 'start', 'end');
    await publish();
    world.now += 121;

    await reconcile(deps);

    expect(calls()).toEqual([]);
  });
});

describe('reconcile, looking at questions that are in no list,', () => {
  it('lists those of an earlier release, once', async () => {
    const { world, deps } = await createReconcile();
    const { windowId, planVersion, decideBy } = await requestedWindow(world);
    const proposal = await policyProposal(world, { approvalsRequired: 2 });
    const listed = () => world.store.questions({ at: 0, id: '~' }, 10);
    const both = await listed();
    expect(both.map(({ subjectId }) => subjectId).sort()).toEqual([windowId, proposal.proposalId].sort());
    const removeAlways = both.map((value) => ({ kind: 'question-listing', value }) as const);
    await world.store.commit({ put: [], removeAlways });

    await reconcile(deps);
    expect(await listed()).toEqual(both);
    expect(both).toContainEqual({ subjectId: windowId, planVersion, decideBy, ttl: decideBy });
    const { commits } = world.store;
    await reconcile(deps);
    expect(world.store.commits).toBe(commits);
  });
});
