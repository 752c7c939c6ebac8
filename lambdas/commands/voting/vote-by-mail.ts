import type { Vote } from '../../domain/voting/question';
import { findLink, type LinkParts } from '../requirements/link';
import { questionKeys } from '../requirements/subject';
import { mailboxActor, reasonField } from '../requirements/voter';
import { decideVote } from '../steps/answer-question';
import { type Answered, decideByMail } from '../steps/decide-by-mail';
import type { ArmingDeps } from '../transaction/deps';

export interface MailVote extends LinkParts {
  /** Six digits from the mail. */
  readonly code: string;
  readonly decision: Vote['decision'];
  readonly reason?: string | undefined;
}

/**
 * Casts the vote of a voting link. The audit entry says `assurance: mailbox`: link and code are in one mail, so whoever
 * reads the mail can vote.
 *
 * @returns what was voted on. @throws Refusal `link-*`, `wrong-code` (`details.triesLeft`), `too-many-attempts`, and as
 * a signed vote
 */
export async function voteByMail(
  deps: ArmingDeps,
  mailVote: MailVote,
  from: { readonly sourceIp?: string | undefined } = {},
): Promise<Answered> {
  const { subjectId, approverId, decision, reason } = mailVote;
  const found = await findLink(deps, mailVote, questionKeys(subjectId));
  const actor = mailboxActor(approverId, from.sourceIp);
  const { planVersion } = found.request;
  return decideByMail(deps, found, mailVote, (snapshot, subject, at) => {
    const vote = { approverId, decision, at, assurance: 'mailbox', ...reasonField(reason) } as const;
    return decideVote(deps, snapshot, subject, planVersion, vote, 'mailbox', actor);
  });
}
