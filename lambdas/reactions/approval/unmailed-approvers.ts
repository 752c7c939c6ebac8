import type { Directory, Person } from '../../domain/directory/directory';
import type { ApprovalRequest } from '../../domain/voting/approval-request';
import { ownVotes } from '../../domain/voting/eligibility';
import { isLateMailbox } from '../../domain/voting/lateness';
import { mailedApprovers } from '../../domain/voting/mailed-approvers';
import type { Question } from '../../domain/voting/question';
import { isForMailbox, linksOf } from '../../domain/voting/voting-link-validity';

/** Who may vote, has not voted, and has no working link: they were never mailed, or the newest mail was not sent. */
export function unmailedApprovers(
  question: Question,
  request: ApprovalRequest | undefined,
  directory: Directory,
): readonly string[] {
  return undecidedApprovers(question, directory)
    .filter((person) => !wasMailed(question, request, person))
    .map((person) => person.personId);
}

/**
 * Who is asked by mail, has not voted, and has had the mailbox since before the question was asked; it is never mailed to a
 * newer mailbox.
 */
export function undecidedApprovers(question: Question, directory: Directory): readonly Person[] {
  return mailedApprovers(question, directory).filter(
    (person) => ownVotes(question, person).length === 0 && !isLateMailbox(question, person),
  );
}

/**
 * A mail counts if it went to this person and this mailbox, with the newest link, after the last withdrawal of a vote.
 */
function wasMailed({ withdrawn = {} }: Question, request: ApprovalRequest | undefined, person: Person): boolean {
  const { personId, addedAt } = person;
  const mailedAt = request?.mailedAt[personId];
  if (!request || mailedAt === undefined) return false;
  const newest = linksOf(request, personId).at(-1);
  const leftAt = newest?.mintedAt ?? mailedAt;
  const isCurrent = leftAt >= Math.max(addedAt, withdrawn[personId] ?? 0) && isForMailbox(leftAt, person);
  return isCurrent && mailedAt >= leftAt;
}
