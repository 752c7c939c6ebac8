import { supersededLink } from '../domain/link-state';
import { castVote } from '../domain/votes';
import type { Vote, Window } from '../domain/window';
import { decideAndCommit } from './decide-and-commit';
import type { Deps } from './deps';
import { findLink, type LinkParts } from './find-link';
import { windowIn } from './load-window';
import { tryCode } from './try-code';
import { decideVote, told, voteKeys } from './vote';

export interface MailVote extends LinkParts {
  /** Six digits from the mail. */
  readonly code: string;
  readonly decision: Vote['decision'];
  readonly reason?: string | undefined;
}

/**
 * Casts the vote of a voting link. The audit entry says `assurance: mailbox`: link and code travel in one mail, so whoever
 * reads the mail can vote.
 *
 * @throws Refusal `link-*`, `wrong-code` (`details.triesLeft`), `too-many-attempts`, and as a signed vote
 */
export async function voteByMail(
  deps: Deps,
  mailVote: MailVote,
  from: { readonly sourceIp?: string | undefined } = {},
): Promise<Window> {
  const { windowId, approverId, decision, reason } = mailVote;
  const found = await findLink(deps, mailVote);
  await tryCode(deps, found, mailVote.secret, mailVote.code);
  const origin = from.sourceIp === undefined ? {} : { sourceIp: from.sourceIp };
  const actor = { principal: `mailbox:${approverId}`, personId: approverId, ...origin };
  const { value } = await decideAndCommit(deps, voteKeys(windowId), (snapshot, at) => {
    const before = windowIn(snapshot, windowId);
    if (before.planVersion !== found.request.planVersion) throw supersededLink();
    const vote = { approverId, decision, at, assurance: 'mailbox', ...told(reason) } as const;
    return decideVote(snapshot, { before, after: castVote(before, snapshot.directory(), vote) }, vote, actor);
  });
  return value;
}
