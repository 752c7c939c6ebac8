import type { ApprovalRequest } from '../domain/approval-request';
import type { Directory } from '../domain/directory';
import { eligibleApprovers } from '../domain/eligibility';
import type { Window } from '../domain/window';

/** Who may vote and has no mail with a link that is stored: never asked, or the newest link never left. */
export function unmailedApprovers(
  window: Window,
  request: ApprovalRequest | undefined,
  directory: Directory,
): readonly string[] {
  const voted = new Set(window.votes.map((vote) => vote.approverId));
  return eligibleApprovers(window, directory)
    .map((person) => person.personId)
    .filter((personId) => !voted.has(personId) && !wasMailed(request, personId));
}

function wasMailed(request: ApprovalRequest | undefined, personId: string): boolean {
  const mailedAt = request?.mailedAt[personId];
  const newest = request?.links[personId]?.at(-1);
  return mailedAt !== undefined && (newest === undefined || mailedAt >= newest.mintedAt);
}
