import { cancelWindow } from '../../lambdas/commands/cancel-window';
import { createSite } from '../../lambdas/commands/create-site';
import { flipWindow } from '../../lambdas/commands/flip-window';
import { markMailed, markOutcomeMailed } from '../../lambdas/commands/mark-mailed';
import { openRequest } from '../../lambdas/commands/open-request';
import { approveWindow, rejectWindow } from '../../lambdas/commands/vote';
import { mintLink } from '../../lambdas/domain/voting-link';
import type { Window } from '../../lambdas/domain/window';
import { publishEdge } from '../../lambdas/flow/publish-edge';
import { reconcile } from '../../lambdas/flow/reconcile/reconcile';
import {
  admin,
  as,
  demo,
  givenApproved,
  givenRequested,
  givenWorld,
  hour,
  T0,
  type World,
  wish,
} from '../commands/given';
import { awsError, FakeEdgeStore, FakeFlow, FakeFunctions, FakeSchedules, Logged } from './fakes';

async function given() {
  const world = await givenWorld();
  const flow = new FakeFlow();
  const schedules = new FakeSchedules();
  const edgeStore = new FakeEdgeStore();
  const functions = new FakeFunctions();
  const logged = new Logged();
  const acts = {
    onControlChange: 'on-control-change',
    notifyApprovers: 'notify-approvers',
    concludeRequest: 'conclude-request',
    flipWindow: 'flip-window',
    publishEdge: 'publish-edge',
  };
  const deps = { ...world.deps, flow, schedules, edgeStore, functions, acts, log: logged.log };
  const publish = (siteId = 'demo') =>
    publishEdge({ ...deps, log: () => undefined, pause: async () => undefined, random: () => 0 }, siteId);
  await publish();
  const arm = async ({ windowId, planVersion, revision }: Window, ...sides: ('start' | 'end')[]) => {
    for (const boundary of sides) await schedules.arm({ windowId, planVersion, revision, boundary }, 0, 60);
  };
  const findings = () => logged.lines.flatMap((line) => line.repair ?? []);
  return { world, deps, flow, schedules, edgeStore, functions, logged, publish, arm, findings };
}

/** What the flow leaves behind when all goes well. */
async function asked(world: World, window: Window, approverIds = ['ana', 'ben', 'cy']) {
  const links = Object.fromEntries(approverIds.map((id) => [id, mintLink(id, '000000', world.now)]));
  await openRequest(world.deps, { ...window, taskToken: 'token', links });
  for (const approverId of approverIds) await markMailed(world.deps, { ...window, approverId });
}

describe('reconcile', () => {
  it('finds nothing while all is well', async () => {
    const { world, deps, flow, functions, publish, arm } = await given();
    const approved = await givenApproved(world);
    await markOutcomeMailed(world.deps, approved);
    await arm(approved, 'start', 'end');
    const later = { startsAt: '2026-11-02T13:00:00Z', endsAt: '2026-11-02T14:00:00Z' };
    const waiting = await givenRequested(world, { ...wish(), ...later });
    await asked(world, waiting);
    flow.going.add(`${waiting.windowId}-p1`);
    await publish();
    world.now += 600;

    expect(await reconcile(deps)).toEqual({ repairs: 0, failures: 0 });

    expect(functions.calls).toEqual([]);
  });

  it('restarts the flow of a request without a token', async () => {
    const { world, deps, functions, findings } = await given();
    const { windowId } = await givenRequested(world);
    world.now += 121;

    await reconcile(deps);

    expect(findings()).toEqual(['request-without-token']);
    expect(functions.calls).toEqual([
      { functionName: 'on-control-change', payload: { repair: { windowId, restart: true } } },
    ]);
  });

  it('leaves a request without a token to the run that is going', async () => {
    const { world, deps, flow, functions } = await given();
    const { windowId } = await givenRequested(world);
    flow.going.add(`${windowId}-p1`);
    world.now += 121;

    await reconcile(deps);

    expect(functions.calls).toEqual([]);
  });

  it('leaves a request of this minute to the stream', async () => {
    const { world, deps, functions } = await given();
    await givenRequested(world);
    world.now += 60;

    await reconcile(deps);

    expect(functions.calls).toEqual([]);
  });

  it('has approvers mailed whose mail never left', async () => {
    const { world, deps, functions, findings } = await given();
    const window = await givenRequested(world);
    await asked(world, window, ['ana', 'ben']);
    world.now += 121;

    await reconcile(deps);

    expect(findings()).toEqual(['unmailed-approvers']);
    const payload = { windowId: window.windowId, planVersion: 1 };
    expect(functions.calls).toEqual([{ functionName: 'notify-approvers', payload }]);
  });

  it('has a decided request settled whose flow still waits', async () => {
    const { world, deps, flow, functions, findings } = await given();
    const window = await givenRequested(world);
    await asked(world, window);
    flow.going.add(`${window.windowId}-p1`);
    await rejectWindow(world.deps, { windowId: window.windowId, reason: 'no' }, as('ana'));
    world.now += 121;

    await reconcile(deps);

    expect(findings()).toEqual(['decided-but-running']);
    expect(functions.calls).toEqual([
      { functionName: 'on-control-change', payload: { repair: { windowId: window.windowId } } },
    ]);
  });

  it.each(['approved', 'cancelled'] as const)('has the requester told whose %s request lost its flow', async (how) => {
    const { world, deps, functions, findings, arm, publish } = await given();
    const { windowId } = await givenRequested(world);
    if (how === 'approved') await arm(await approveWindow(world.deps, { windowId }, as('ana')), 'start', 'end');
    else await cancelWindow(world.deps, { windowId }, as('rita'));
    await publish();
    world.now += 121;

    await reconcile(deps);

    expect(findings()).toEqual(['unconcluded-request']);
    const payload = { windowId, planVersion: 1, outcome: 'settled' };
    expect(functions.calls).toEqual([{ functionName: 'conclude-request', payload }]);
  });

  it('has a request expired whose deadline passed', async () => {
    const { world, deps, functions, findings } = await given();
    const window = await givenRequested(world);
    await asked(world, window);
    world.now = window.decideBy + 120;

    await reconcile(deps);

    expect(findings()).toEqual(['past-deadline']);
    const payload = { windowId: window.windowId, planVersion: 1, outcome: 'timed-out' };
    expect(functions.calls).toEqual([{ functionName: 'conclude-request', payload }]);
  });

  it.each([[['start']], [['end']], [[]]] as const)('has a schedule armed that is missing beside %j', async (sides) => {
    const { world, deps, functions, findings, arm, publish } = await given();
    const window = await givenApproved(world);
    await markOutcomeMailed(world.deps, window);
    await arm(window, ...sides);
    await publish();
    world.now += 121;

    await reconcile(deps);

    expect(findings()).toEqual(['missing-schedule']);
    expect(functions.calls).toEqual([
      { functionName: 'on-control-change', payload: { repair: { windowId: window.windowId } } },
    ]);
  });

  it('does not look for boundaries that may be in the queue', async () => {
    const { world, deps, functions, arm, publish } = await given();
    const window = await givenApproved(world);
    await markOutcomeMailed(world.deps, window);
    await arm(window, 'end');
    await publish();
    world.now = window.plan.startsAt - 900;

    await reconcile(deps);

    expect(functions.calls).toEqual([]);
  });

  it('has a start flipped that was missed', async () => {
    const { world, deps, functions, findings, publish } = await given();
    const { windowId, revision, plan } = await givenApproved(world);
    await markOutcomeMailed(world.deps, { windowId, planVersion: 1 });
    await publish();
    world.now = plan.startsAt + 120;

    await reconcile(deps);

    expect(findings()).toEqual(['unflipped-start']);
    const payload = { windowId, planVersion: 1, revision, boundary: 'start' };
    expect(functions.calls).toEqual([{ functionName: 'flip-window', payload }]);
  });

  it.each([true, false])('has an end flipped that was missed (start recorded: %s)', async (started) => {
    const { world, deps, functions, publish, findings } = await given();
    const { windowId, revision, plan } = await givenApproved(world);
    await markOutcomeMailed(world.deps, { windowId, planVersion: 1 });
    world.now = plan.startsAt;
    if (started) await flipWindow(world.deps, { windowId, revision, boundary: 'start' });
    world.now = plan.endsAt + 120;
    await publish();

    await reconcile(deps);

    expect(findings()).toEqual(['unflipped-end']);
    const payload = { windowId, planVersion: 1, revision, boundary: 'end' };
    expect(functions.calls).toEqual([{ functionName: 'flip-window', payload }]);
  });

  it('has a revision published that the edge does not have', async () => {
    const { world, deps, functions, findings, arm } = await given();
    await arm(await givenApproved(world), 'start', 'end');

    await reconcile(deps);

    expect(findings()).toEqual(['unpublished-revision']);
    expect(functions.calls).toEqual([{ functionName: 'publish-edge', payload: { siteId: 'demo' } }]);
  });

  it('has a publish noted that was written and not noted', async () => {
    const { world, deps, edgeStore, findings } = await given();
    const { revision } = await givenApproved(world);
    await publishEdge({ ...deps, log: () => undefined, pause: async () => undefined, random: () => 0 }, 'demo');
    const edge = (await world.store.load([{ kind: 'edge', siteId: 'demo' }])).edge('demo');
    if (!edge) throw new Error('nothing was noted');
    const value = { ...edge, publishedRevision: revision - 1, version: edge.version + 1 };
    await world.store.commit({ put: [{ kind: 'edge', value }] });

    await reconcile(deps);

    expect(edgeStore.writes).toBe(2);
    expect(findings()).toEqual(['unpublished-revision']);
  });

  it.each([
    ['changed', (store: FakeEdgeStore) => store.entries.set('demo.example', '0 1 demo\nf 0 9999999999 X')],
    ['lost', (store: FakeEdgeStore) => store.entries.delete('www.demo.example')],
    ['left', (store: FakeEdgeStore) => store.entries.set('demo/GONE', '1')],
  ])('has the store brought back where an entry was %s', async (_, drift) => {
    const { deps, edgeStore, functions, findings } = await given();
    drift(edgeStore);

    await reconcile(deps);

    expect(findings()).toEqual(['edge-drift']);
    expect(functions.calls).toEqual([{ functionName: 'publish-edge', payload: { siteId: 'demo' } }]);
  });

  it('has entries removed whose site is no more', async () => {
    const { deps, edgeStore, functions } = await given();
    edgeStore.entries.set('old.example', '9999999999 3 former');

    await reconcile(deps);

    expect(functions.calls).toEqual([{ functionName: 'publish-edge', payload: { siteId: 'former' } }]);
  });

  it('goes on when one repair fails', async () => {
    const { world, deps, functions, logged } = await given();
    await createSite(world.deps, { ...demo(), siteId: 'shop', hostnames: ['shop.example'] }, admin);
    await createSite(world.deps, { ...demo(), siteId: 'docs', hostnames: ['docs.example'] }, admin);
    functions.failing = (_, payload) => JSON.stringify(payload).includes('docs');

    expect(await reconcile(deps)).toEqual({ repairs: 2, failures: 1 });

    expect(functions.calls).toEqual([{ functionName: 'publish-edge', payload: { siteId: 'shop' } }]);
    expect(logged.lines).toContainEqual({ code: 'repair-failed', siteId: 'docs', error: 'FunctionFailed' });
  });

  it('looks after the edge although the flow cannot be asked', async () => {
    const { deps, flow, edgeStore, findings, logged } = await given();
    flow.running = () => Promise.reject(awsError('ThrottlingException'));
    edgeStore.entries.delete('demo.example');

    await reconcile(deps);

    expect(findings()).toEqual(['edge-drift']);
    expect(logged.lines).toContainEqual({ code: 'repair-failed', error: 'ThrottlingException' });
  });

  it('begins no repair after 200 seconds', async () => {
    const { world, deps, edgeStore, functions } = await given();
    for (let site = 0; site < 3; site++) edgeStore.entries.set(`h${site}.example`, `9999999999 3 site${site}`);
    const call = async () => {
      world.now += 150;
    };
    const slow = Object.assign(functions, { call });

    expect(await reconcile({ ...deps, functions: slow })).toEqual({ repairs: 2, failures: 0 });
  });

  it('repairs a hundred things a run', async () => {
    const { world, deps, edgeStore } = await given();
    for (let site = 0; site < 120; site++) edgeStore.entries.set(`h${site}.example`, `9999999999 3 site${site}`);
    world.now = T0 + hour;

    expect(await reconcile(deps)).toEqual({ repairs: 100, failures: 0 });
  });
});
