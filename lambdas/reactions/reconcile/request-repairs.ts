import type { Directory } from '../../domain/directory/directory';
import type { ApprovalRequest } from '../../domain/voting/approval-request';
import type { Question } from '../../domain/voting/question';
import { isReversalMailDue } from '../../domain/voting/reversal';
import { openQuestion, type Subject, subjectIdOf } from '../../domain/voting/subject';
import { needsExecution } from '../approval/start-execution';
import { unmailedApprovers } from '../approval/unmailed-approvers';
import { decidedAt } from './decided-at';
import { GRACE_SECONDS, type Repair } from './repair';

export interface RequestState {
  readonly subject: Subject;
  readonly planVersion: number;
  /** The request of the plan version. */
  readonly request: ApprovalRequest | undefined;
  readonly directory: Directory;
  /** Whether the plan version has a running execution. */
  readonly running: boolean;
  /** Epoch seconds. */
  readonly now: number;
}

/**
 * Work that was lost in the approval flow of a plan version. At most one repair per run: the next run sees what this
 * one changed.
 */
export function requestRepair(facts: RequestState): Repair | undefined {
  const question = openQuestion(facts.subject, facts.planVersion);
  return question ? openRepair(facts, question) : decidedRepair(facts);
}

function openRepair(facts: RequestState, question: Question): Repair | undefined {
  const { planVersion, request, directory, running, now } = facts;
  const subjectId = subjectIdOf(facts.subject);
  const ref = { subjectId, planVersion };
  if (now >= question.decideBy + GRACE_SECONDS) {
    return { finding: 'past-deadline', act: 'concludeRequest', payload: { ...ref, outcome: 'timed-out' }, subjectId };
  }
  if (now < lastStep(question, request) + GRACE_SECONDS) return undefined;
  if (request?.taskToken === undefined) {
    if (running) return undefined;
    const payload = { repair: { subjectId, restart: planVersion } };
    return { finding: 'request-without-token', act: 'onControlChange', payload, subjectId };
  }
  if (unmailedApprovers(question, request, directory).length === 0) return undefined;
  return { finding: 'unmailed-approvers', act: 'notifyApprovers', payload: ref, subjectId };
}

/**
 * If an execution is still waiting, it is told the decision and concludes; otherwise the outcome is mailed directly.
 */
function decidedRepair({ subject, planVersion, request, running, now }: RequestState): Repair | undefined {
  const at = decidedAt(subject, planVersion);
  if (at === undefined || now < at + GRACE_SECONDS) return undefined;
  if (request?.outcomeMailedAt !== undefined && !isReversalMailDue(subject, request)) return undefined;
  const subjectId = subjectIdOf(subject);
  if (running) {
    return { finding: 'decided-but-running', act: 'onControlChange', payload: { repair: { subjectId } }, subjectId };
  }
  // A plan that was replaced, or that comes from a template, needs no outcome mail.
  if (!needsExecution(subject, planVersion, undefined)) return undefined;
  const payload = { subjectId, planVersion, outcome: 'settled' };
  return { finding: 'unconcluded-request', act: 'concludeRequest', payload, subjectId };
}

function lastStep(question: Question, request: ApprovalRequest | undefined): number {
  const minted = Object.values(request?.links ?? {}).flatMap((links) => links.map((link) => link.mintedAt));
  return Math.max(question.askedAt, ...minted);
}
