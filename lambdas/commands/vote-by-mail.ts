import type { Vote, Window } from '../domain/window';
import type { Deps } from './deps';
import type { LinkParts } from './open-link';

export interface MailVote extends LinkParts {
  /** Six digits from the mail. */
  readonly code: string;
  readonly decision: Vote['decision'];
  readonly reason?: string | undefined;
}

/** Casts the vote of a voting link. @throws Refusal link-*, wrong-code (`details.triesLeft`), too-many-attempts, … */
export async function voteByMail(
  _deps: Deps,
  _vote: MailVote,
  _from: { readonly sourceIp?: string | undefined } = {},
): Promise<Window> {
  throw new Error('not written');
}
