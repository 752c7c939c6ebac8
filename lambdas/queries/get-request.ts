import type { ApprovalRequest } from '../domain/approval-request';
import type { QueryDeps } from './deps';

/** The approval request of a plan version, or `undefined` while the flow has not asked yet. Holds the task token. */
export async function getRequest(
  _deps: QueryDeps,
  _windowId: string,
  _planVersion: number,
): Promise<ApprovalRequest | undefined> {
  throw new Error('not written');
}
