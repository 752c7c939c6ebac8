import type { ApprovalRequest } from '../../domain/approval-request';
import type { Directory } from '../../domain/directory';
import type { Window } from '../../domain/window';
import { unmailedApprovers } from '../unmailed-approvers';
import { GRACE_SECONDS, type Repair } from './repair';

export interface RequestFacts {
  readonly window: Window;
  /** The request of the window's plan version. */
  readonly request: ApprovalRequest | undefined;
  readonly directory: Directory;
  /** Whether some run of the plan version's flow is going. */
  readonly running: boolean;
  /** Epoch seconds. */
  readonly now: number;
}

/** What the approval flow of a window lost. At most one repair: the next run sees what the first one changed. */
export function requestRepair(facts: RequestFacts): Repair | undefined {
  return facts.window.status === 'requested' ? openRepair(facts) : decidedRepair(facts);
}

function openRepair({ window, request, directory, running, now }: RequestFacts): Repair | undefined {
  const { windowId, planVersion } = window;
  const ref = { windowId, planVersion };
  if (now >= window.decideBy + GRACE_SECONDS) {
    return { finding: 'past-deadline', act: 'concludeRequest', payload: { ...ref, outcome: 'timed-out' }, windowId };
  }
  if (now < lastStep(window, request) + GRACE_SECONDS) return undefined;
  if (request?.taskToken === undefined) {
    if (running) return undefined;
    const payload = { repair: { windowId, restart: true } };
    return { finding: 'request-without-token', act: 'onControlChange', payload, windowId };
  }
  if (unmailedApprovers(window, request, directory).length === 0) return undefined;
  return { finding: 'unmailed-approvers', act: 'notifyApprovers', payload: ref, windowId };
}

/** A run still waiting is told the decision and concludes; without a run, the requester is told directly. */
function decidedRepair({ window, request, running, now }: RequestFacts): Repair | undefined {
  const { windowId, planVersion, decidedAt } = window;
  if (decidedAt === undefined || now < decidedAt + GRACE_SECONDS) return undefined;
  if (request?.outcomeMailedAt !== undefined) return undefined;
  if (running) {
    return { finding: 'decided-but-running', act: 'onControlChange', payload: { repair: { windowId } }, windowId };
  }
  const payload = { windowId, planVersion, outcome: 'settled' };
  return { finding: 'unconcluded-request', act: 'concludeRequest', payload, windowId };
}

function lastStep(window: Window, request: ApprovalRequest | undefined): number {
  const minted = Object.values(request?.links ?? {}).flatMap((links) => links.map((link) => link.mintedAt));
  return Math.max(window.requestedAt, ...minted);
}
