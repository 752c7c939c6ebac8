import type { ApprovalRequest } from '../../domain/voting/approval-request';
import type { QueryDeps } from '../deps';

/**
 * The approval request of a plan version, or `undefined` before the execution has started asking. Holds the task token.
 */
export async function getRequest(
  { store }: QueryDeps,
  subjectId: string,
  planVersion: number,
): Promise<ApprovalRequest | undefined> {
  const snapshot = await store.load([{ kind: 'approval-request', subjectId, planVersion }]);
  return snapshot.request(subjectId, planVersion);
}
