import type { EpochSeconds } from '../../domain/actor';
import type { ApprovalRequest } from '../../domain/voting/approval-request';
import type { Subject } from '../../domain/voting/subject';
import type { Snapshot } from '../../store/snapshot';
import { type RequestRef, recordOf, requestIn, requestKeys } from '../requirements/asked';
import { subjectIn } from '../requirements/subject';
import { decideAndCommit } from '../transaction/decide-and-commit';
import type { Deps } from '../transaction/deps';

export interface MailedApprovers extends RequestRef {
  readonly approverIds: readonly string[];
  /** Those among them who were reminded. */
  readonly reminded?: readonly string[];
}

/** What a mark was made on, as it is now. */
export interface Marked {
  readonly subject: Subject;
  readonly request: ApprovalRequest;
}

/** Records that approvers' newest links were mailed. @param known as in `decideAndCommit` @throws Refusal contended */
export function markMailed(
  deps: Deps,
  { approverIds, reminded = [], ...ref }: MailedApprovers,
  known?: Snapshot,
): Promise<Marked> {
  const change: Change = (request, at) => ({
    ...request,
    mailedAt: { ...request.mailedAt, ...all(approverIds, at) },
    ...(reminded.length > 0 && { remindedAt: { ...request.remindedAt, ...all(reminded, at) } }),
  });
  return mark(deps, ref, { change, known });
}

export interface OutcomeMails extends RequestRef {
  /** Who was told. */
  readonly told?: readonly string[];
  /** The mail also says how the decision was reversed. */
  readonly reversed?: boolean;
}

/** Records that people were told the outcome, and others were not yet. @param known as in `decideAndCommit` @throws Refusal contended */
export function markOutcomeMailedTo(deps: Deps, mails: OutcomeMails, known?: Snapshot): Promise<Marked> {
  return mark(deps, mails, { change: (request, at) => ({ ...request, ...toldOf(request, mails, at) }), known });
}

/**
 * Records that everyone was told the outcome; only the first record counts. The task token is not needed any more and
 * is removed. The subject's version is a condition: a reversal in between is in the result, and a later one finds this record.
 *
 * @param known as in `decideAndCommit`
 * @throws Refusal contended
 */
export function markOutcomeMailed(deps: Deps, mails: OutcomeMails, known?: Snapshot): Promise<Marked> {
  const change: Change = ({ taskToken: _, ...request }, at) => ({
    outcomeMailedAt: at,
    ...(mails.reversed && { reversalMailedAt: at }),
    ...request,
    ...toldOf(request, mails, at),
  });
  return mark(deps, mails, { change, known, reliesOnSubject: true });
}

const all = (personIds: readonly string[], at: EpochSeconds) =>
  Object.fromEntries(personIds.map((personId) => [personId, at]));

function toldOf(request: ApprovalRequest, { told = [], reversed }: OutcomeMails, at: EpochSeconds) {
  if (told.length === 0) return {};
  return {
    toldAt: { ...all(told, at), ...request.toldAt },
    ...(reversed && { reversalToldAt: { ...request.reversalToldAt, ...all(told, at) } }),
  };
}

type Change = (request: ApprovalRequest, at: EpochSeconds) => ApprovalRequest;

interface Mark {
  readonly change: Change;
  readonly known: Snapshot | undefined;
  readonly reliesOnSubject?: boolean;
}

/**
 * A question that was never mailed needs no record, but a window that was decided before it was mailed still gets an
 * outcome mail. Nothing follows from a mark.
 */
function mark(deps: Deps, ref: RequestRef, { change, known, reliesOnSubject }: Mark): Promise<Marked> {
  return decideAndCommit<Marked>(
    deps,
    requestKeys(ref),
    (snapshot, at) => {
      const subject = subjectIn(snapshot, ref.subjectId);
      const before = requestIn(snapshot, subject, ref);
      const request = { ...change(before, at), version: before.version + 1 };
      const put = [{ kind: 'approval-request', value: request, quiet: true } as const];
      return { result: { subject, request }, commit: { put, reliedOn: reliesOnSubject ? [recordOf(subject)] : [] } };
    },
    known,
  );
}
