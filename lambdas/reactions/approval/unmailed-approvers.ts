import type { Directory, Person } from '../../domain/directory/directory';
import type { ApprovalRequest } from '../../domain/voting/approval-request';
import { eligibleApprovers, ownVotes } from '../../domain/voting/eligibility';
import { isLateMailbox } from '../../domain/voting/lateness';
import type { Question } from '../../domain/voting/question';
import { isForMailbox, linksOf } from '../../domain/voting/voting-link-validity';

/** Who may vote, has not, and holds no mail that still opens something: never asked, or the newest link never left. */
export function unmailedApprovers(
  question: Question,
  request: ApprovalRequest | undefined,
  directory: Directory,
): readonly string[] {
  return undecidedApprovers(question, directory)
    .filter((person) => !wasMailed(question, request, person))
    .map((person) => person.personId);
}

/** Who may vote, has not, and has the mailbox since before it was asked: no mail of a question goes to one that came later. */
export function undecidedApprovers(question: Question, directory: Directory): readonly Person[] {
  return eligibleApprovers(question, directory).filter(
    (person) => ownVotes(question, person).length === 0 && !isLateMailbox(question, person),
  );
}

/** A mail counts when it went to this person, to this mailbox, after the last vote taken back, with the newest link. */
function wasMailed({ withdrawn = {} }: Question, request: ApprovalRequest | undefined, person: Person): boolean {
  const { personId, addedAt } = person;
  const mailedAt = request?.mailedAt[personId];
  if (!request || mailedAt === undefined) return false;
  const newest = linksOf(request, personId).at(-1);
  const leftAt = newest?.mintedAt ?? mailedAt;
  const isCurrent = leftAt >= Math.max(addedAt, withdrawn[personId] ?? 0) && isForMailbox(leftAt, person);
  return isCurrent && mailedAt >= leftAt;
}
