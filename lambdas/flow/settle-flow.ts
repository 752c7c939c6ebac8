import type { ApprovalRequest } from '../domain/approval-request';
import type { Window } from '../domain/window';
import type { ApprovalFlow, Decision } from '../services/approval-flow';
import type { FlowDeps } from './deps';

/** How a request ended, or `undefined` while it is open. What became of an approved window later does not change it. */
export function decisionOn(window: Window): Decision | undefined {
  switch (window.status) {
    case 'requested':
      return undefined;
    case 'approved':
    case 'active':
    case 'completed':
      return 'approved';
    case 'rejected':
    case 'expired':
    case 'cancelled':
      return window.status;
  }
}

/**
 * Ends the wait of a plan version once its decision and its token are both on record. Called for changes of either, so
 * whichever comes second settles. Twice or late is harmless: Step Functions answers that the wait is over, and DynamoDB
 * decided. A plan version that was edited away ends as cancelled.
 */
export async function settleFlow(
  deps: FlowDeps & { readonly flow: ApprovalFlow },
  window: Window,
  request: ApprovalRequest | undefined,
): Promise<void> {
  // The outcome is mailed after the wait, so there is nothing left to end.
  if (request?.taskToken === undefined || request.outcomeMailedAt !== undefined) return;
  const { windowId, planVersion } = request;
  const decision = window.planVersion === planVersion ? decisionOn(window) : 'cancelled';
  if (decision === undefined) return;
  const outcome = await deps.flow.settle(request.taskToken, decision);
  const code = { settled: 'flow-settled', over: 'flow-over', lost: 'task-token-lost' } as const;
  deps.log(code[outcome], { windowId, planVersion, status: decision });
}
