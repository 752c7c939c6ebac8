import type { ApprovalRequest } from '../domain/approval-request';
import type { Directory, Person } from '../domain/directory';
import { eligibleApprovers, ownVotes } from '../domain/eligibility';
import type { Window } from '../domain/window';

/** Who may vote and has no mail with a link that is stored: never asked, or the newest link never left. */
export function unmailedApprovers(
  window: Window,
  request: ApprovalRequest | undefined,
  directory: Directory,
): readonly string[] {
  return eligibleApprovers(window, directory)
    .filter((person) => ownVotes(window.votes, person).length === 0 && !wasMailed(request, person))
    .map((person) => person.personId);
}

function wasMailed(request: ApprovalRequest | undefined, { personId, addedAt }: Person): boolean {
  const mailedAt = request?.mailedAt[personId];
  const newest = request?.links[personId]?.at(-1);
  if (mailedAt === undefined || mailedAt < addedAt) return false;
  return newest === undefined || mailedAt >= newest.mintedAt;
}
