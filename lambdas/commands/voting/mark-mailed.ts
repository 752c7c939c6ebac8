import type { EpochSeconds } from '../../domain/actor';
import type { ApprovalRequest } from '../../domain/voting/approval-request';
import { type RequestRef, requestIn, requestKeys } from '../requirements/asked';
import { subjectIn } from '../requirements/subject';
import { decideAndCommit } from '../transaction/decide-and-commit';
import type { Deps } from '../transaction/deps';

export interface MailedApprover extends RequestRef {
  readonly approverId: string;
  /** This is a reminder. */
  readonly reminded?: boolean;
}

/** Records that an approver's newest link was mailed. @throws Refusal contended */
export async function markMailed(deps: Deps, { approverId, reminded, ...ref }: MailedApprover): Promise<void> {
  await mark(deps, ref, (request, at) => ({
    ...request,
    mailedAt: { ...request.mailedAt, [approverId]: at },
    ...(reminded && { remindedAt: { ...request.remindedAt, [approverId]: at } }),
  }));
}

export interface OutcomeMailRef extends RequestRef {
  /** The mail also says how the decision was reversed. */
  readonly reversed?: boolean;
}

/** Records that somebody was told the outcome. @throws Refusal contended */
export async function markOutcomeMailedTo(
  deps: Deps,
  { personId, reversed, ...ref }: OutcomeMailRef & { readonly personId: string },
): Promise<void> {
  await mark(deps, ref, (request, at) => ({
    ...request,
    toldAt: { [personId]: at, ...request.toldAt },
    ...(reversed && { reversalToldAt: { ...request.reversalToldAt, [personId]: at } }),
  }));
}

/**
 * Records that everyone was told the outcome; only the first record counts. The task token is not needed any more and
 * is removed.
 *
 * @throws Refusal contended
 */
export async function markOutcomeMailed(deps: Deps, { reversed, ...ref }: OutcomeMailRef): Promise<void> {
  await mark(deps, ref, ({ taskToken: _, ...request }, at) => ({
    outcomeMailedAt: at,
    ...(reversed && { reversalMailedAt: at }),
    ...request,
  }));
}

/**
 * A question that was never mailed needs no record, but a window that was decided before it was mailed still gets an
 * outcome mail.
 */
async function mark(
  deps: Deps,
  ref: RequestRef,
  change: (request: ApprovalRequest, at: EpochSeconds) => ApprovalRequest,
): Promise<void> {
  await decideAndCommit(deps, requestKeys(ref), (snapshot, at) => {
    const request = requestIn(snapshot, subjectIn(snapshot, ref.subjectId), ref);
    const value = { ...change(request, at), version: request.version + 1 };
    return { result: undefined, commit: { put: [{ kind: 'approval-request', value }] } };
  });
}
