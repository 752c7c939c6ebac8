import type { ApprovalFlow } from '../../aws/approval-flow';
import type { Functions } from '../../aws/functions';
import { versionsOf } from '../../commands/requirements/link';
import type { ApprovalRequest } from '../../domain/voting/approval-request';
import type { Question } from '../../domain/voting/question';
import { isReversalMailDue } from '../../domain/voting/reversal';
import { openQuestion, type Subject, subjectIdOf } from '../../domain/voting/subject';
import { linksOf } from '../../domain/voting/voting-link-validity';
import type { Snapshot } from '../../store/snapshot';
import type { ReactionDeps } from '../deps';
import { settleExecution } from './settle-execution';
import { needsExecution, startExecution } from './start-execution';

export interface ExecutionDeps extends ReactionDeps {
  readonly flow: ApprovalFlow;
  readonly functions: Functions;
  /** Name of the function that mails. */
  readonly notifyApprovers: string;
}

/**
 * Starts an execution for each plan version that is asked about, ends the wait of each that is decided or was edited away, and has
 * a new link mailed to whoever withdrew a vote.
 *
 * @param found the requests of its plan versions
 */
export async function driveExecutions(deps: ExecutionDeps, subject: Subject, found: Snapshot): Promise<void> {
  const subjectId = subjectIdOf(subject);
  for (const planVersion of versionsOf(subject)) {
    const request = found.request(subjectId, planVersion);
    if (needsExecution(subject, planVersion, request)) await startExecution(deps, subject, planVersion);
    await settleExecution(deps, subject, request);
    await sendReversalMail(deps, subject, request);
    const question = openQuestion(subject, planVersion);
    if (question && request) await replaceLinks(deps, question, request);
  }
}

/** Has a reversal mailed to those who were mailed the decision before. Called twice, it mails once. */
export async function sendReversalMail(
  deps: ExecutionDeps,
  subject: Subject,
  request: ApprovalRequest | undefined,
): Promise<void> {
  if (!request || !isReversalMailDue(subject, request)) return;
  const { subjectId, planVersion } = request;
  await deps.functions.send(deps.notifyApprovers, { subjectId, planVersion, reversed: true });
}

async function replaceLinks(deps: ExecutionDeps, question: Question, request: ApprovalRequest): Promise<void> {
  for (const approverId of linkless(question, request)) await sendReplacementLink(deps, request, approverId);
}

/** Who withdrew a vote and got no link since; the earlier ones no longer work. */
function linkless({ withdrawn = {}, votes, rules }: Question, request: ApprovalRequest): string[] {
  if (rules.requireLogin) return [];
  const waiting = Object.entries(withdrawn).filter(([approverId, at]) => {
    const newest = linksOf(request, approverId).at(-1);
    return newest !== undefined && newest.mintedAt < at;
  });
  return waiting
    .map(([approverId]) => approverId)
    .filter((approverId) => !votes.some((vote) => vote.approverId === approverId));
}

/** notify-approvers decides whether a new link is due, so calling this twice mails once. */
async function sendReplacementLink(
  deps: ExecutionDeps,
  { subjectId, planVersion }: Pick<ApprovalRequest, 'subjectId' | 'planVersion'>,
  approverId: string,
): Promise<void> {
  await deps.functions.send(deps.notifyApprovers, { subjectId, planVersion, replaceLinkFor: approverId });
  deps.log('remail-asked', { subjectId, planVersion, approverId });
}
