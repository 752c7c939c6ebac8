import type { EpochSeconds } from '../../domain/actor';
import type { Directory } from '../../domain/directory/directory';
import type { ApprovalRequest } from '../../domain/voting/approval-request';
import { eligibleApprovers } from '../../domain/voting/eligibility';
import type { Question } from '../../domain/voting/question';
import type { Occasion } from '../../mail/approval-mail';
import { isReminderDue } from './reminders';
import { undecidedApprovers, unmailedApprovers } from './unmailed-approvers';

export interface DueMail {
  readonly approverId: string;
  readonly occasion: Occasion;
}

/** Whom a question is put to now: who holds no mail that works, and who has one and is to be reminded. */
export function dueMails(
  question: Question,
  request: ApprovalRequest,
  directory: Directory,
  now: EpochSeconds,
): readonly DueMail[] {
  // What nobody recorded as expired yet takes no vote any more.
  if (now >= question.decideBy) return [];
  const unmailed = new Set(unmailedApprovers(question, request, directory));
  return undecidedApprovers(question, directory).flatMap(({ personId: approverId }): DueMail[] => {
    const mailedAt = request.mailedAt[approverId];
    if (mailedAt !== undefined && isReminderDue(question, mailedAt, now)) return [{ approverId, occasion: 'reminder' }];
    return unmailed.has(approverId) ? [{ approverId, occasion: 'question' }] : [];
  });
}

/** The approvers who cannot vote on a question, whoever asked it among them, and were not told of it yet. */
export function untoldApprovers(
  question: Question,
  request: ApprovalRequest,
  { people, ...directory }: Directory,
): readonly DueMail[] {
  const voters = new Set(eligibleApprovers(question, { people, ...directory }).map(({ personId }) => personId));
  return people
    .filter(({ approver, disabled, confirmed }) => approver && !disabled && confirmed)
    .filter(({ personId, addedAt }) => !voters.has(personId) && (request.mailedAt[personId] ?? 0) < addedAt)
    .map(({ personId: approverId }) => ({ approverId, occasion: 'told' }));
}
