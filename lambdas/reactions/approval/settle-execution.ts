import type { ApprovalFlow } from '../../aws/approval-flow';
import type { ApprovalRequest } from '../../domain/voting/approval-request';
import { outcomeOn, type Subject } from '../../domain/voting/subject';
import type { ReactionDeps } from '../deps';

/**
 * Ends the wait of a plan version once its decision and its task token are both stored. Called for changes of either,
 * so whichever is stored second ends the wait. Twice or late is harmless: Step Functions answers that the wait is over,
 * and DynamoDB decided. A plan version that was edited away ends as cancelled. The token goes when the outcome was
 * told.
 */
export async function settleExecution(
  deps: ReactionDeps & { readonly flow: ApprovalFlow },
  subject: Subject,
  request: ApprovalRequest | undefined,
): Promise<void> {
  if (request?.taskToken === undefined) return;
  const { subjectId, planVersion } = request;
  const decision = outcomeOn(subject, planVersion);
  if (decision === undefined) return;
  const outcome = await deps.flow.settle(request.taskToken, decision);
  const code = { settled: 'flow-settled', over: 'flow-over', lost: 'task-token-lost' } as const;
  deps.log(code[outcome], { subjectId, planVersion, status: decision });
}
