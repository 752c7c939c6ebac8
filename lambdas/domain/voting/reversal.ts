import type { ApprovalRequest } from './approval-request';
import { ratificationVersion, type Subject } from './subject';

/**
 * What became of a decision that people may have been told already: an emergency that was ratified late, or an approved window
 * that was called off because its approvals stand no more.
 */
export type Reversal = 'ratified-late' | 'called-off';

export function reversalOf(subject: Subject, planVersion: number): Reversal | undefined {
  if (subject.kind === 'proposal') return undefined;
  const { calledOffAt, emergency, planVersion: standing } = subject.window;
  if (calledOffAt !== undefined && planVersion === standing) return 'called-off';
  const isLate = emergency?.lapsedAt !== undefined && emergency.ratifiedAt !== undefined;
  return isLate && planVersion === ratificationVersion ? 'ratified-late' : undefined;
}

/** Whether people were told how a question ended, and it was reversed since without a mail about that. */
export function isReversalMailDue(subject: Subject, request: ApprovalRequest | undefined): boolean {
  if (request?.outcomeMailedAt === undefined || request.reversalMailedAt !== undefined) return false;
  return reversalOf(subject, request.planVersion) !== undefined;
}
