import type { LinkAttempts } from '../../domain/voting/approval-request';
import type { QueryDeps } from '../deps';
import { getProposal } from '../proposal/proposals';
import { getWindow } from '../window/get-window';

/**
 * How each voting link of a window was used; kept until 400 days after the request's deadline. The window is looked at only
 * when there is none.
 *
 * @throws Refusal unknown-window
 */
export async function listWindowAttempts(deps: QueryDeps, windowId: string): Promise<readonly LinkAttempts[]> {
  const attempts = await deps.store.attempts(windowId);
  if (attempts.length === 0) await getWindow(deps, windowId);
  return attempts;
}

/** The same of a proposal. @throws Refusal unknown-proposal */
export async function listProposalAttempts(deps: QueryDeps, proposalId: string): Promise<readonly LinkAttempts[]> {
  const attempts = await deps.store.attempts(proposalId);
  if (attempts.length === 0) await getProposal(deps, proposalId);
  return attempts;
}
