import type { ApprovalLink } from '../domain/approval-request';
import type { Deps } from './deps';
import type { OpenedRequest, RequestRef } from './open-request';

export type ReplacedLink =
  | OpenedRequest
  /** The newest link still works and was mailed, the approver voted, or three were minted within the hour: send nothing. */
  | { readonly outcome: 'not-needed' | 'capped' };

/** Adds a fresh link for an approver whose newest one is burned, or was never mailed. @throws Refusal contended */
export async function replaceLink(
  _deps: Deps,
  _replacement: RequestRef & { readonly approverId: string; readonly link: ApprovalLink },
): Promise<ReplacedLink> {
  throw new Error('not written');
}
