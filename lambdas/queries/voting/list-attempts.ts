import type { LinkAttempts } from '../../domain/voting/approval-request';
import type { QueryDeps } from '../deps';
import { getProposal } from '../proposal/proposals';
import { getWindow } from '../window/get-window';

/** What was done with each voting link of a window, as long as it is kept: a day beyond the request. @throws Refusal unknown-window */
export async function listWindowAttempts(deps: QueryDeps, windowId: string): Promise<readonly LinkAttempts[]> {
  await getWindow(deps, windowId);
  return deps.store.attempts(windowId);
}

/** The same of a proposal. @throws Refusal unknown-proposal */
export async function listProposalAttempts(deps: QueryDeps, proposalId: string): Promise<readonly LinkAttempts[]> {
  await getProposal(deps, proposalId);
  return deps.store.attempts(proposalId);
}
