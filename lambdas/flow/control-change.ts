import { maximumWrongCodes } from '../domain/link-state';
import type { Window } from '../domain/window';
import type { ApprovalFlow } from '../services/approval-flow';
import type { Functions } from '../services/functions';
import { armBoundaries, type BoundaryDeps, disarmBoundaries } from './arm-boundaries';
import type { ControlChange } from './control-record';
import { settleFlow } from './settle-flow';
import { restartFlow, startFlow } from './start-flow';

export interface ControlChangeDeps extends BoundaryDeps {
  readonly flow: ApprovalFlow;
  readonly functions: Functions;
  readonly notifyApprovers: string;
}

/**
 * What must happen because a record changed. The record tells where to look; what to do is decided on the records as they
 * are now. So the same change twice, an old one late, or two in the wrong order lead to the same end.
 */
export async function onControlChange(deps: ControlChangeDeps, change: ControlChange): Promise<void> {
  switch (change.kind) {
    case 'window':
      return onWindow(deps, change);
    case 'approval-request':
      return onApprovalRequest(deps, change);
    case 'link-attempts':
      return onLinkAttempts(deps, change);
    case 'site':
      return;
  }
}

async function onWindow(deps: ControlChangeDeps, change: ControlChange & { kind: 'window' }): Promise<void> {
  const { windowId, planVersion } = change;
  const found = await deps.store.load([
    { kind: 'window', windowId },
    { kind: 'approval-request', windowId, planVersion },
    { kind: 'approval-request', windowId, planVersion: planVersion - 1 },
  ]);
  const window = found.window(windowId);
  if (!window) return;
  const request = found.request(windowId, planVersion);
  const standing = window.planVersion === planVersion;
  if (standing && change.status === 'requested' && request?.taskToken === undefined) await startFlow(deps, window);
  await settleFlow(deps, window, request);
  await settleFlow(deps, window, found.request(windowId, planVersion - 1));
  await followBoundaries(deps, window, change.revisions);
}

async function followBoundaries(deps: BoundaryDeps, window: Window, revisions: readonly number[]): Promise<void> {
  switch (window.status) {
    case 'approved':
    case 'active':
      return armBoundaries(deps, window);
    case 'completed':
    case 'cancelled':
      return disarmBoundaries(deps, window.windowId, [...revisions, window.revision]);
    default:
      return;
  }
}

async function onApprovalRequest(
  deps: ControlChangeDeps,
  { windowId, planVersion }: ControlChange & { kind: 'approval-request' },
): Promise<void> {
  const found = await deps.store.load([
    { kind: 'window', windowId },
    { kind: 'approval-request', windowId, planVersion },
  ]);
  const window = found.window(windowId);
  if (window) await settleFlow(deps, window, found.request(windowId, planVersion));
}

/** notify-approvers decides whether a fresh link is due, so asking twice mails once. */
async function onLinkAttempts(
  deps: ControlChangeDeps,
  { windowId, planVersion, approverId, wrongCodes }: ControlChange & { kind: 'link-attempts' },
): Promise<void> {
  if (wrongCodes < maximumWrongCodes) return;
  await deps.functions.send(deps.notifyApprovers, { windowId, planVersion, remail: approverId });
  deps.log('remail-asked', { windowId, planVersion, approverId });
}

/** What reconcile asks for: the same reactions without a stream record, or a further run of a flow that died. */
export interface WindowRepair {
  readonly windowId: string;
  readonly restart?: boolean | undefined;
}

export async function repairWindow(deps: ControlChangeDeps, { windowId, restart }: WindowRepair): Promise<void> {
  const window = (await deps.store.load([{ kind: 'window', windowId }])).window(windowId);
  if (!window) return;
  if (restart) return restartFlow(deps, window);
  const { planVersion, revision } = window;
  await onWindow(deps, { kind: 'window', windowId, planVersion, status: 'requested', revisions: [revision] });
}
