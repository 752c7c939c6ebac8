import type { ApprovalRequest } from '../domain/approval-request';
import { Refusal } from '../domain/refusal';
import type { EpochSeconds } from '../domain/window';
import { decideAndCommit } from './decide-and-commit';
import type { Deps } from './deps';
import { type RequestRef, requestKeys } from './open-request';

/** Notes that an approver's newest link was mailed. @throws Refusal contended */
export async function markMailed(
  deps: Deps,
  { approverId, ...ref }: RequestRef & { readonly approverId: string },
): Promise<void> {
  await mark(deps, ref, (request, at) => ({ ...request, mailedAt: { ...request.mailedAt, [approverId]: at } }));
}

/** Notes that the requester was told the outcome; the first note stands. @throws Refusal contended */
export async function markOutcomeMailed(deps: Deps, ref: RequestRef): Promise<void> {
  await mark(deps, ref, (request, at) => ({ outcomeMailedAt: at, ...request }));
}

/** Nobody can be mailed about what was never asked, but a window decided before it was asked still gets its outcome told. */
async function mark(
  deps: Deps,
  ref: RequestRef,
  change: (request: ApprovalRequest, at: EpochSeconds) => ApprovalRequest,
): Promise<void> {
  const { windowId, planVersion } = ref;
  await decideAndCommit(deps, requestKeys(ref), (snapshot, at) => {
    const window = snapshot.window(windowId);
    if (!window) throw new Refusal('unknown-window', 'No window has this id.', { windowId });
    const unasked = { windowId, planVersion, expiresAt: window.decideBy, links: {}, mailedAt: {}, version: 0 };
    const request = snapshot.request(windowId, planVersion) ?? unasked;
    const value = { ...change(request, at), version: request.version + 1 };
    return { result: undefined, commit: { put: [{ kind: 'approval-request', value }] } };
  });
}
