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
  /** Whether some run of the plan version's flow is going. */
  readonly running: boolean;
  /** Epoch seconds. */
  readonly now: number;
}

/** What the approval flow of a plan version lost. At most one repair: the next run sees what the first one changed. */
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

/** A run still waiting is told the decision and concludes; without a run, the requester is told directly. */
function decidedRepair({ subject, planVersion, request, running, now }: RequestState): Repair | undefined {
  const at = decidedAt(subject, planVersion);
  if (at === undefined || now < at + GRACE_SECONDS) return undefined;
  if (request?.outcomeMailedAt !== undefined && !isReversalMailDue(subject, request)) return undefined;
  const subjectId = subjectIdOf(subject);
  if (running) {
    return { finding: 'decided-but-running', act: 'onControlChange', payload: { repair: { subjectId } }, subjectId };
  }
  // Nobody waits for the outcome of a plan that was edited away, or that a template stands for.
  if (!needsExecution(subject, planVersion, undefined)) return undefined;
  const payload = { subjectId, planVersion, outcome: 'settled' };
  return { finding: 'unconcluded-request', act: 'concludeRequest', payload, subjectId };
}

function lastStep(question: Question, request: ApprovalRequest | undefined): number {
  const minted = Object.values(request?.links ?? {}).flatMap((links) => links.map((link) => link.mintedAt));
  return Math.max(question.askedAt, ...minted);
}
