import type { Vote } from '../../domain/voting/question';
import { questionOf, type Subject } from '../../domain/voting/subject';
import { supersededLink } from '../../domain/voting/voting-link-validity';
import { findLink, type LinkParts } from '../requirements/link';
import { questionKeys, subjectIn } from '../requirements/subject';
import { mailboxActor, reasonField } from '../requirements/voter';
import { decideVote, subjectOf } from '../steps/answer-question';
import { tryCode } from '../steps/try-code';
import { decideAndCommit } from '../transaction/decide-and-commit';
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
): Promise<Subject> {
  const { subjectId, approverId, decision, reason } = mailVote;
  const found = await findLink(deps, mailVote);
  await tryCode(deps, found, mailVote.secret, mailVote.code);
  const actor = mailboxActor(approverId, from.sourceIp);
  const { planVersion } = found.request;
  const result = await decideAndCommit(deps, questionKeys(subjectId), (snapshot, at) => {
    const subject = subjectIn(snapshot, subjectId);
    if (!questionOf(subject, planVersion)) throw supersededLink();
    const vote = { approverId, decision, at, assurance: 'mailbox', ...reasonField(reason) } as const;
    return decideVote(deps, snapshot, subject, planVersion, vote, 'mailbox', actor);
  });
  return subjectOf(result);
}
