import type { ApprovalLink, ApprovalRequest } from '../domain/approval-request';
import { linksOf, withLink } from '../domain/link-state';
import type { Question } from '../domain/question';
import { openQuestion, type Subject } from '../domain/subject';
import type { RecordKey, StoredRecord } from '../store/records';
import type { Snapshot } from '../store/snapshot';
import { type Decision, decideAndCommit } from './decide-and-commit';
import type { Deps } from './deps';
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
  readonly links: Readonly<Record<string, ApprovalLink>>;
}

export type OpenedRequest =
  | {
      readonly outcome: 'opened';
      readonly subject: Subject;
      readonly question: Question;
      readonly request: ApprovalRequest;
    }
  /** That plan version of the subject is not open any more (or unknown); nothing was stored. */
  | { readonly outcome: 'settled'; readonly subject?: Subject };

/** Stores token and links, on condition that this plan version is still open. @throws Refusal contended */
export async function openRequest(deps: Deps, opening: OpenRequest): Promise<OpenedRequest> {
  return decideAndCommit<OpenedRequest>(deps, requestKeys(opening), (snapshot) => {
    const asked = askedIn(snapshot, opening);
    if (asked.outcome === 'settled') return { result: asked };
    const { taskToken } = opening;
    const links = Object.entries(opening.links).map(([approverId, link]) => [
      approverId,
      withLink(linksOf(asked.request, approverId), link),
    ]);
    return opened(asked, {
      ...asked.request,
      ...(taskToken === undefined ? {} : { taskToken }),
      links: { ...asked.request.links, ...Object.fromEntries(links) },
    });
  });
}

export function requestKeys({ subjectId, planVersion }: RequestRef): RecordKey[] {
  return [...subjectKeys(subjectId), { kind: 'approval-request', subjectId, planVersion }];
}

/** @returns the request to build on, empty at version 0 before it is first stored, or why there is none. */
export function askedIn(snapshot: Snapshot, { subjectId, planVersion }: RequestRef): OpenedRequest {
  const subject = snapshot.subject(subjectId);
  if (!subject) return { outcome: 'settled' };
  const question = openQuestion(subject, planVersion);
  if (!question) return { outcome: 'settled', subject };
  const request = snapshot.request(subjectId, planVersion) ?? {
    subjectId,
    planVersion,
    expiresAt: question.decideBy,
    links: {},
    mailedAt: {},
    version: 0,
  };
  return { outcome: 'opened', subject, question, request };
}

type Opened = OpenedRequest & { readonly outcome: 'opened' };

/** The subject's version is a condition: a decision in between makes the command look again. */
export function opened(
  { subject, question }: Pick<Opened, 'subject' | 'question'>,
  changed: ApprovalRequest,
): Decision<Opened> {
  const request = { ...changed, version: changed.version + 1 };
  return {
    result: { outcome: 'opened', subject, question, request },
    commit: { put: [{ kind: 'approval-request', value: request }], reliedOn: [recordOf(subject)] },
  };
}

const recordOf = (subject: Subject): StoredRecord =>
  subject.kind === 'window' ? { kind: 'window', value: subject.window } : { kind: 'proposal', value: subject.proposal };
