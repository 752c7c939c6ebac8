import { markMailed } from '../../../lambdas/commands/voting/mark-mailed';
import { openRequest } from '../../../lambdas/commands/voting/open-request';
import { mintLink } from '../../../lambdas/domain/voting/voting-link';
import type { Window } from '../../../lambdas/domain/window/window';
import { publishEdge } from '../../../lambdas/reactions/edge/publish-edge';
import { createWorld, refOf, type World } from '../../commands/fixtures';
import { FakeEdgeStore, FakeFlow, FakeFunctions, FakeSchedules, Logged } from '../fakes';

/** @param proveFlip the function that proves boundaries; without it they are not proved */
export async function createReconcile(proveFlip = 'none') {
  const world = await createWorld();
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
    publicNotices: 'public-notices',
    proveFlip,
  };
  const deps = { ...world.deps, flow, schedules, functions, acts, log: logged.log };
  const publishing = { ...deps, edgeStore, log: () => undefined, pause: async () => undefined, random: () => 0 };
  const publish = (siteId = 'demo') => publishEdge(publishing, siteId);
  await publish();
  const arm = async ({ windowId, planVersion, revision }: Window, ...sides: ('start' | 'end')[]) => {
    for (const boundary of sides) await schedules.arm({ windowId, planVersion, revision, boundary }, 0, 60);
  };
  const findings = () => logged.lines.flatMap((line) => line.repair ?? []);
  /** What was asked of other functions, except whether the store is as it should be. */
  const calls = () => functions.calls.filter(({ payload }) => !('check' in Object(payload)));
  return { world, deps, publishing, flow, schedules, edgeStore, functions, calls, logged, publish, arm, findings };
}

/** What the flow leaves behind when all goes well. */
export async function asked(world: World, window: Window, approverIds = ['ana', 'ben', 'cy']) {
  const links = Object.fromEntries(approverIds.map((id) => [id, mintLink(id, '000000', world.now)]));
  await openRequest(world.deps, { ...refOf(window), taskToken: 'token', links });
  for (const approverId of approverIds) await markMailed(world.deps, { ...refOf(window), approverIds: [approverId] });
}
