import type { ApprovalRequest, StoredVotingLink } from '../../domain/voting/approval-request';
import { linksOf, withLink } from '../../domain/voting/voting-link-validity';
import type { Snapshot } from '../../store/snapshot';
import { askedIn, type OpenedRequest, opened, type RequestRef, requestIn, requestKeys } from '../requirements/asked';
import { type Decide, decideAndCommit } from '../transaction/decide-and-commit';
import type { Deps } from '../transaction/deps';

export interface OpenRequest extends RequestRef {
  /** The task token of the execution; a later one replaces it. */
  readonly taskToken?: string | undefined;
  /** New links to add, by approver. */
  readonly links: Readonly<Record<string, StoredVotingLink>>;
}

/**
 * Stores token and links, if this plan version is still open. Once it is decided, only the token is stored: the wait
 * ends when both decision and token are stored.
 *
 * @param known as in `decideAndCommit`
 * @throws Refusal contended
 */
export async function openRequest(deps: Deps, opening: OpenRequest, known?: Snapshot): Promise<OpenedRequest> {
  const { taskToken } = opening;
  const token = taskToken === undefined ? {} : { taskToken };
  const decide: Decide<OpenedRequest> = (snapshot) => {
    const asked = askedIn(snapshot, opening);
    if (asked.outcome === 'opened') {
      const links = { ...asked.request.links, ...withFresh(asked.request, opening.links) };
      return opened(asked, { ...asked.request, ...token, links });
    }
    if (!asked.subject || taskToken === undefined) return { result: asked };
    const request = requestIn(snapshot, asked.subject, opening);
    const value = { ...request, ...token, version: request.version + 1 };
    return { result: asked, commit: { put: [{ kind: 'approval-request', value }] } };
  };
  return decideAndCommit(deps, requestKeys(opening), decide, known);
}

function withFresh(request: ApprovalRequest, links: OpenRequest['links']): ApprovalRequest['links'] {
  const added = Object.entries(links).map(([approverId, link]) => [
    approverId,
    withLink(linksOf(request, approverId), link),
  ]);
  return Object.fromEntries(added);
}
