import type { ApprovalRequest } from './approval-request';
import { ratificationVersion, type Subject } from './subject';

/**
 * What became of a decision that people may have been told already: an emergency that was ratified late, or an approved window
 * that was called off because its approvals stand no more.
 */
export type Turn = 'ratified-late' | 'called-off';

export function turnOf(subject: Subject, planVersion: number): Turn | undefined {
  if (subject.kind === 'proposal') return undefined;
  const { calledOffAt, emergency, planVersion: standing } = subject.window;
  if (calledOffAt !== undefined && planVersion === standing) return 'called-off';
  const isLate = emergency?.lapsedAt !== undefined && emergency.ratifiedAt !== undefined;
  return isLate && planVersion === ratificationVersion ? 'ratified-late' : undefined;
}

/** Whether people were told how a question ended, and it took a turn since that they were not told. */
export function isTurnOwed(subject: Subject, request: ApprovalRequest | undefined): boolean {
  if (request?.outcomeMailedAt === undefined || request.turnMailedAt !== undefined) return false;
  return turnOf(subject, request.planVersion) !== undefined;
}
