import type { EpochSeconds } from '../../domain/actor';
import type { Directory } from '../../domain/directory/directory';
import type { ApprovalRequest } from '../../domain/voting/approval-request';
import { eligibleApprovers } from '../../domain/voting/eligibility';
import { longestServing } from '../../domain/voting/mailed-approvers';
import type { Question } from '../../domain/voting/question';
import { linksOf } from '../../domain/voting/voting-link-validity';
import type { Occasion } from '../../mail/voting-mail';
import { isReminderDue, mostQuestions, questionPauseSeconds } from './reminders';
import { undecidedApprovers, unmailedApprovers } from './unmailed-approvers';

/** Somebody who is mailed about an open question, and why. */
export interface Recipient {
  readonly approverId: string;
  readonly occasion: Occasion;
}

/**
 * Who is mailed the question now: everyone who has no working link, and everyone who has one and for whom a reminder is
 * due.
 *
 * @param earlier requests of earlier plan versions
 */
export function recipientsToAsk(
  question: Question,
  request: ApprovalRequest,
  directory: Directory,
  now: EpochSeconds,
  earlier: readonly ApprovalRequest[] = [],
): readonly Recipient[] {
  // After the deadline no vote counts, even before the expiry is recorded.
  if (now >= question.decideBy) return [];
  const unmailed = new Set(unmailedApprovers(question, request, directory));
  return undecidedApprovers(question, directory).flatMap(({ personId: approverId }): Recipient[] => {
    const mailedAt = request.mailedAt[approverId];
    if (mailedAt !== undefined && isReminderDue(question, mailedAt, now)) return [{ approverId, occasion: 'reminder' }];
    return unmailed.has(approverId) && !isTooOften(earlier, approverId, now)
      ? [{ approverId, occasion: 'question' }]
      : [];
  });
}

/** Whether somebody was just mailed about several plans before this one. A link is minted right before its mail. */
function isTooOften(earlier: readonly ApprovalRequest[], personId: string, now: EpochSeconds): boolean {
  const since = now - questionPauseSeconds;
  const recent = earlier.filter((request) => {
    const minted = linksOf(request, personId).at(-1)?.mintedAt ?? 0;
    return Math.max(minted, request.mailedAt[personId] ?? 0) > since;
  });
  return recent.length >= mostQuestions;
}

/** Approvers who cannot vote on a question, whoever asked it included, and have not been informed of it yet. */
export function recipientsToInform(
  question: Question,
  request: ApprovalRequest,
  { people, ...directory }: Directory,
): readonly Recipient[] {
  const voters = new Set(eligibleApprovers(question, { people, ...directory }).map(({ personId }) => personId));
  const others = people
    .filter(({ approver, disabled, confirmed }) => approver && !disabled && confirmed)
    .filter(({ personId }) => !voters.has(personId));
  return longestServing(others)
    .filter(({ personId, addedAt }) => (request.mailedAt[personId] ?? 0) < addedAt)
    .map(({ personId: approverId }) => ({ approverId, occasion: 'informed' }));
}
