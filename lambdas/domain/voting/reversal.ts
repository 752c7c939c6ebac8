import type { ApprovalRequest } from './approval-request';
import { ratificationVersion, type Subject } from './subject';

/**
 * How a decision that people may already know was reversed: an emergency was ratified late, or an approved window was
 * cancelled because its approvals no longer count.
 */
export type Reversal = 'ratified-late' | 'called-off';

export function reversalOf(subject: Subject, planVersion: number): Reversal | undefined {
  if (subject.kind === 'proposal') return undefined;
  const { calledOffAt, emergency, planVersion: standing } = subject.window;
  if (calledOffAt !== undefined && planVersion === standing) return 'called-off';
  const isLate = emergency?.lapsedAt !== undefined && emergency.ratifiedAt !== undefined;
  return isLate && planVersion === ratificationVersion ? 'ratified-late' : undefined;
}

/** Whether people were mailed the outcome, and it was reversed since without a mail about that. */
export function isReversalMailDue(subject: Subject, request: ApprovalRequest | undefined): boolean {
  if (request?.outcomeMailedAt === undefined || request.reversalMailedAt !== undefined) return false;
  return reversalOf(subject, request.planVersion) !== undefined;
}
