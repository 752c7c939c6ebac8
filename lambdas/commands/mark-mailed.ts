import type { EpochSeconds } from '../domain/actor';
import type { ApprovalRequest } from '../domain/approval-request';
import { decideAndCommit } from './decide-and-commit';
import type { Deps } from './deps';
import { subjectIn } from './load-subject';
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
  const { subjectId, planVersion } = ref;
  await decideAndCommit(deps, requestKeys(ref), (snapshot, at) => {
    const subject = subjectIn(snapshot, subjectId);
    const { decideBy: expiresAt } = subject.kind === 'window' ? subject.window : subject.proposal;
    const unasked = { subjectId, planVersion, expiresAt, links: {}, mailedAt: {}, version: 0 };
    const request = snapshot.request(subjectId, planVersion) ?? unasked;
    const value = { ...change(request, at), version: request.version + 1 };
    return { result: undefined, commit: { put: [{ kind: 'approval-request', value }] } };
  });
}
