import type { ApprovalLink, ApprovalRequest, LinkAttempts } from '../domain/approval-request';
import { isBurned, isCapped, linksOf, withLink } from '../domain/link-state';
import { decideAndCommit } from './decide-and-commit';
import type { Deps } from './deps';
import { askedIn, type OpenedRequest, opened, type RequestRef, requestKeys } from './open-request';

export type ReplacedLink =
  | OpenedRequest
  /** The newest link still works and was mailed, the approver voted, or three were minted within the hour: send nothing. */
  | { readonly outcome: 'not-needed' | 'capped' };

export interface Replacement extends RequestRef {
  readonly approverId: string;
  readonly link: ApprovalLink;
}

/** Adds a fresh link for an approver whose newest one is burned, or was never mailed. @throws Refusal contended */
export async function replaceLink(deps: Deps, replacement: Replacement): Promise<ReplacedLink> {
  const { approverId, link } = replacement;
  const attempts = await newestAttempts(deps, replacement);
  return decideAndCommit<ReplacedLink>(deps, requestKeys(replacement), (snapshot, at) => {
    const asked = askedIn(snapshot, replacement);
    if (asked.outcome === 'settled') return { result: asked };
    const { question, request } = asked;
    const voted = question.votes.some((vote) => vote.approverId === approverId);
    if (voted || works(request, approverId, attempts)) return { result: { outcome: 'not-needed' } };
    const links = linksOf(request, approverId);
    if (isCapped(links, at)) return { result: { outcome: 'capped' } };
    return opened(asked, { ...request, links: { ...request.links, [approverId]: withLink(links, link) } });
  });
}

/** Tries only ever grow on a link that no vote used, so an earlier read of a burned one stays true. */
async function newestAttempts({ store }: Deps, ref: Replacement): Promise<LinkAttempts | undefined> {
  const { subjectId, planVersion, approverId } = ref;
  const request = (await store.load(requestKeys(ref))).request(subjectId, planVersion);
  const newest = request && linksOf(request, approverId).at(-1);
  if (!newest) return undefined;
  const { secretHash } = newest;
  return (await store.load([{ kind: 'link-attempts', subjectId, secretHash }])).attempts(subjectId, secretHash);
}

/** A link minted but not mailed is lost: nobody but its mail ever held the secret. */
function works(request: ApprovalRequest, approverId: string, attempts: LinkAttempts | undefined): boolean {
  const newest = linksOf(request, approverId).at(-1);
  const mailedAt = request.mailedAt[approverId];
  if (!newest || mailedAt === undefined || mailedAt < newest.mintedAt) return false;
  return !(attempts?.secretHash === newest.secretHash && isBurned(attempts));
}
