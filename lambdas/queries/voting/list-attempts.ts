import type { LinkAttempts } from '../../domain/voting/approval-request';
import type { QueryDeps } from '../deps';
import { getProposal } from '../proposal/proposals';
import { getWindow } from '../window/get-window';

/**
 * How each voting link of a window was used; kept until a day after the request's deadline. @throws Refusal
 * unknown-window
 */
export async function listWindowAttempts(deps: QueryDeps, windowId: string): Promise<readonly LinkAttempts[]> {
  await getWindow(deps, windowId);
  return deps.store.attempts(windowId);
}

/** The same of a proposal. @throws Refusal unknown-proposal */
export async function listProposalAttempts(deps: QueryDeps, proposalId: string): Promise<readonly LinkAttempts[]> {
  await getProposal(deps, proposalId);
  return deps.store.attempts(proposalId);
}
