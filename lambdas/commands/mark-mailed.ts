import type { Deps } from './deps';
import type { RequestRef } from './open-request';

/** Notes that an approver's newest link was mailed. @throws Refusal contended */
export async function markMailed(_deps: Deps, _mailed: RequestRef & { readonly approverId: string }): Promise<void> {
  throw new Error('not written');
}

/** Notes that the requester was told the outcome. @throws Refusal contended */
export async function markOutcomeMailed(_deps: Deps, _mailed: RequestRef): Promise<void> {
  throw new Error('not written');
}
