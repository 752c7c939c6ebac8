import type { ApprovalRequest, StoredVotingLink } from '../../domain/voting/approval-request';
import type { Question } from '../../domain/voting/question';
import { openQuestion, type Subject } from '../../domain/voting/subject';
import { linksOf, withLink } from '../../domain/voting/voting-link-validity';
import type { RecordKey, StoredRecord } from '../../store/records';
import type { Snapshot } from '../../store/snapshot';
import { type CommandOutcome, decideAndCommit } from '../transaction/decide-and-commit';
import type { Deps } from '../transaction/deps';
import { subjectKeys } from './load-subject';

export interface RequestRef {
  /** A windowId or a proposalId. */
  readonly subjectId: string;
  readonly planVersion: number;
}

export interface OpenRequest extends RequestRef {
  /** The flow's token; a later one replaces it. */
  readonly taskToken?: string | undefined;
  /** Freshly minted links to add, by approver. */
  readonly links: Readonly<Record<string, StoredVotingLink>>;
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

/**
 * Stores token and links, on condition that this plan version is still open. Once it is decided only the token is stored:
 * with decision and token on record the wait can be ended like any other.
 *
 * @throws Refusal contended
 */
export async function openRequest(deps: Deps, opening: OpenRequest): Promise<OpenedRequest> {
  const { taskToken } = opening;
  const token = taskToken === undefined ? {} : { taskToken };
  return decideAndCommit<OpenedRequest>(deps, requestKeys(opening), (snapshot) => {
    const asked = askedIn(snapshot, opening);
    if (asked.outcome === 'opened') {
      const links = { ...asked.request.links, ...withFresh(asked.request, opening.links) };
      return opened(asked, { ...asked.request, ...token, links });
    }
    if (!asked.subject || taskToken === undefined) return { result: asked };
    const request = requestIn(snapshot, asked.subject, opening);
    const value = { ...request, ...token, version: request.version + 1 };
    return { result: asked, commit: { put: [{ kind: 'approval-request', value }] } };
  });
}

function withFresh(request: ApprovalRequest, links: OpenRequest['links']): ApprovalRequest['links'] {
  const added = Object.entries(links).map(([approverId, link]) => [
    approverId,
    withLink(linksOf(request, approverId), link),
  ]);
  return Object.fromEntries(added);
}

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

/** The subject's version is a condition: a decision in between makes the command look again. */
export function opened(
  { subject, question }: Pick<Opened, 'subject' | 'question'>,
  changed: ApprovalRequest,
): CommandOutcome<Opened> {
  const request = { ...changed, version: changed.version + 1 };
  return {
    result: { outcome: 'opened', subject, question, request },
    commit: { put: [{ kind: 'approval-request', value: request }], reliedOn: [recordOf(subject)] },
  };
}

const recordOf = (subject: Subject): StoredRecord =>
  subject.kind === 'window' ? { kind: 'window', value: subject.window } : { kind: 'proposal', value: subject.proposal };
