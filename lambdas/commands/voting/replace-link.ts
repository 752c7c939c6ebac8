import type { EpochSeconds } from '../../domain/actor';
import type { ApprovalRequest, StoredVotingLink } from '../../domain/voting/approval-request';
import type { Question } from '../../domain/voting/question';
import { isCapped, linksOf, withLink } from '../../domain/voting/voting-link-validity';
import type { Snapshot } from '../../store/snapshot';
import { askedIn, type OpenedRequest, opened, type RequestRef, requestKeys } from '../requirements/asked';
import { type Decide, decideAndCommit } from '../transaction/decide-and-commit';
import type { Deps } from '../transaction/deps';

/** Why an approver needs a new link: they withdrew their vote, or the mail was never sent. */
type LinkLoss = 'withdrawn' | 'unmailed';

export type ReplacedLink =
  | (OpenedRequest & { readonly outcome: 'opened'; readonly loss: LinkLoss })
  /** `not-needed`: the newest link works and was mailed, or the approver voted. `capped`: three were minted within the hour. */
  | { readonly outcome: 'settled' | 'not-needed' | 'capped' };

export interface Replacement extends RequestRef {
  readonly approverId: string;
  readonly link: StoredVotingLink;
}

/**
 * Adds a new link for an approver whose newest one does not work, or was never mailed.
 *
 * @param known as in `decideAndCommit`
 * @throws Refusal contended
 */
export async function replaceLink(deps: Deps, replacement: Replacement, known?: Snapshot): Promise<ReplacedLink> {
  const { approverId, link } = replacement;
  const decide: Decide<ReplacedLink> = (snapshot, at) => {
    const asked = askedIn(snapshot, replacement);
    if (asked.outcome === 'settled') return { result: { outcome: 'settled' } };
    const { question, request } = asked;
    const voted = question.votes.some((vote) => vote.approverId === approverId);
    const loss = voted ? undefined : lossOf(question, request, { approverId, at });
    if (loss === undefined || question.rules.requireLogin) return { result: { outcome: 'not-needed' } };
    const links = linksOf(request, approverId);
    if (isCapped(links, at)) return { result: { outcome: 'capped' } };
    const fresh = { ...request.links, [approverId]: withLink(links, link) };
    const { result, ...rest } = opened(asked, { ...request, links: fresh });
    return { result: { ...result, loss }, ...rest };
  };
  return decideAndCommit(deps, requestKeys(replacement), decide, known);
}

/**
 * How long a function may take to mail a link it created, in seconds. A link younger than this may still be mailed.
 */
const mailingSeconds = 60;

interface Holder {
  readonly approverId: string;
  readonly at: EpochSeconds;
}

/** A link that was created but not mailed is lost: its secret is only in the mail. */
function lossOf(
  { withdrawn = {} }: Question,
  { links, mailedAt }: ApprovalRequest,
  { approverId, at }: Holder,
): LinkLoss | undefined {
  const newest = links[approverId]?.at(-1);
  if (!newest) return 'unmailed';
  if (newest.mintedAt < (withdrawn[approverId] ?? 0)) return 'withdrawn';
  const unmailed = (mailedAt[approverId] ?? 0) < newest.mintedAt && at >= newest.mintedAt + mailingSeconds;
  return unmailed ? 'unmailed' : undefined;
}
