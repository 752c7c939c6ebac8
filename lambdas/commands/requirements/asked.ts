import type { ApprovalRequest } from '../../domain/voting/approval-request';
import type { Question } from '../../domain/voting/question';
import { openQuestion, type Subject } from '../../domain/voting/subject';
import type { RecordKey, VersionedRecord } from '../../store/records';
import { Snapshot } from '../../store/snapshot';
import type { CommandOutcome } from '../transaction/decide-and-commit';
import { subjectKeys } from './subject';

export interface RequestRef {
  /** A windowId or a proposalId. */
  readonly subjectId: string;
  readonly planVersion: number;
}

export type OpenedRequest =
  | {
      readonly outcome: 'opened';
      readonly subject: Subject;
      readonly question: Question;
      readonly request: ApprovalRequest;
    }
  /** That plan version of the subject is not open any more, or the subject is unknown. */
  | { readonly outcome: 'settled'; readonly subject?: Subject };

export function requestKeys({ subjectId, planVersion }: RequestRef): RecordKey[] {
  return [...subjectKeys(subjectId), { kind: 'approval-request', subjectId, planVersion }];
}

/** @returns the request to build on, or why there is none. */
export function askedIn(snapshot: Snapshot, ref: RequestRef): OpenedRequest {
  const subject = snapshot.subject(ref.subjectId);
  if (!subject) return { outcome: 'settled' };
  const question = openQuestion(subject, ref.planVersion);
  if (!question) return { outcome: 'settled', subject };
  return { outcome: 'opened', subject, question, request: requestIn(snapshot, subject, ref) };
}

/** The request of a plan version, empty at version 0 before it is first stored. */
export function requestIn(
  snapshot: Snapshot,
  subject: Subject,
  { subjectId, planVersion }: RequestRef,
): ApprovalRequest {
  const standing = subject.kind === 'window' ? subject.window : subject.proposal;
  const { decideBy: expiresAt } = openQuestion(subject, planVersion) ?? standing;
  const unasked = { subjectId, planVersion, expiresAt, links: {}, mailedAt: {}, version: 0 };
  return snapshot.request(subjectId, planVersion) ?? unasked;
}

type Opened = OpenedRequest & { readonly outcome: 'opened' };

/**
 * The subject's version is a condition: a decision in between makes the command look again. So whoever follows that decision
 * finds this request, and nothing has to follow from the request itself.
 */
export function opened(
  { subject, question }: Pick<Opened, 'subject' | 'question'>,
  changed: ApprovalRequest,
): CommandOutcome<Opened> {
  const request = { ...changed, version: changed.version + 1 };
  return {
    result: { outcome: 'opened', subject, question, request },
    commit: { put: [{ kind: 'approval-request', value: request, quiet: true }], reliedOn: [recordOf(subject)] },
  };
}

export const recordOf = (subject: Subject): VersionedRecord =>
  subject.kind === 'window' ? { kind: 'window', value: subject.window } : { kind: 'proposal', value: subject.proposal };

/** What is known of a question without reading it again, for the first attempt of a command on it. */
export const knownOf = (subject: Subject, request?: ApprovalRequest): Snapshot =>
  new Snapshot([recordOf(subject), ...(request ? [{ kind: 'approval-request', value: request } as const] : [])]);
