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
    const payload = { ...ref, outcome: 'timed-out' };
    return { finding: 'past-deadline', act: 'concludeRequest', payload, at: question.decideBy, subjectId };
  }
  if (now < lastStep(question, request) + GRACE_SECONDS) return undefined;
  if (request?.taskToken === undefined) {
    if (running) return undefined;
    const payload = { repair: { subjectId, restart: planVersion } };
    return { finding: 'request-without-token', act: 'onControlChange', payload, at: question.decideBy, subjectId };
  }
  if (unmailedApprovers(question, request, directory).length === 0) return undefined;
  return { finding: 'unmailed-approvers', act: 'notifyApprovers', payload: ref, at: question.decideBy, subjectId };
}

/**
 * If an execution is still waiting, it is told the decision and concludes; otherwise the outcome is mailed directly.
 */
function decidedRepair({ subject, planVersion, request, running, now }: RequestState): Repair | undefined {
  const at = decidedAt(subject, planVersion);
  if (at === undefined || now < at + GRACE_SECONDS) return undefined;
  if (isTold(subject, request)) return undefined;
  const subjectId = subjectIdOf(subject);
  if (running) {
    const payload = { repair: { subjectId } };
    return { finding: 'decided-but-running', act: 'onControlChange', payload, at, subjectId };
  }
  if (!needsOutcomeMail(subject, planVersion)) return undefined;
  const payload = { subjectId, planVersion, outcome: 'settled' };
  return { finding: 'unconcluded-request', act: 'concludeRequest', payload, at, subjectId };
}

/** Whether everyone was mailed how a plan version was decided, as far as it is, and needs to be. */
export function isConcluded({
  subject,
  planVersion,
  request,
}: Pick<RequestState, 'subject' | 'planVersion' | 'request'>) {
  if (openQuestion(subject, planVersion)) return true;
  return isTold(subject, request) || !needsOutcomeMail(subject, planVersion);
}

const isTold = (subject: Subject, request: ApprovalRequest | undefined): boolean =>
  request?.outcomeMailedAt !== undefined && !isReversalMailDue(subject, request);

/** A plan that was replaced, or that comes from a template, needs none. */
const needsOutcomeMail = (subject: Subject, planVersion: number): boolean =>
  needsExecution(subject, planVersion, undefined);

function lastStep(question: Question, request: ApprovalRequest | undefined): number {
  const minted = Object.values(request?.links ?? {}).flatMap((links) => links.map((link) => link.mintedAt));
  return Math.max(question.askedAt, ...minted);
}
