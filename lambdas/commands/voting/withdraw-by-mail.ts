import type { Actor, EpochSeconds } from '../../domain/actor';
import { withdrawFromProposal } from '../../domain/proposal/proposal-transitions';
import { Refusal } from '../../domain/refusal';
import { questionOf, type Subject } from '../../domain/voting/subject';
import { supersededLink, withdrawable } from '../../domain/voting/voting-link-validity';
import { withdrawOnWindow } from '../../domain/voting/window-votes';
import type { Snapshot } from '../../store/snapshot';
import { findLink, type LinkParts } from '../requirements/link';
import { questionKeys, subjectIn } from '../requirements/subject';
import { mailboxActor } from '../requirements/voter';
import { decideAnswer, subjectOf, type VoteOutcome } from '../steps/answer-question';
import { commitProposal } from '../steps/change-proposal';
import { tryCode } from '../steps/try-code';
import { decideAndCommit } from '../transaction/decide-and-commit';
import type { ArmingDeps } from '../transaction/deps';

export interface MailWithdrawal extends LinkParts {
  /** Six digits from the mail. */
  readonly code: string;
}

/**
 * Withdraws the vote of the link's approver while the question is undecided, however it was cast. The approver's links
 * no longer work afterwards; a new one is mailed.
 *
 * @returns what the vote was on. @throws Refusal `link-*`, `not-voted`, `login-required`, `wrong-code`
 * (`details.triesLeft`), `too-many-attempts`
 */
export async function withdrawByMail(
  deps: ArmingDeps,
  withdrawal: MailWithdrawal,
  from: { readonly sourceIp?: string | undefined } = {},
): Promise<Subject> {
  const { subjectId, approverId, secret, code } = withdrawal;
  const found = await findLink(deps, withdrawal, withdrawable);
  if (found.question.rules.requireLogin) {
    throw new Refusal('login-required', 'This site accepts only signed votes: take yours back through the Admin API.');
  }
  await tryCode(deps, found, secret, code);
  const { planVersion } = found.request;
  const actor = mailboxActor(approverId, from.sourceIp);
  const result = await decideAndCommit(deps, questionKeys(subjectId), (snapshot, at) => {
    const subject = subjectIn(snapshot, subjectId);
    if (!questionOf(subject, planVersion)) throw supersededLink();
    return decideWithdrawal(deps, snapshot, subject, planVersion, { approverId, at }, actor);
  });
  return subjectOf(result);
}

function decideWithdrawal(
  deps: ArmingDeps,
  snapshot: Snapshot,
  subject: Subject,
  planVersion: number,
  taken: { readonly approverId: string; readonly at: EpochSeconds },
  actor: Actor,
): VoteOutcome {
  const directory = snapshot.directory();
  const told = { action: 'withdraw', at: taken.at } as const;
  if (subject.kind === 'proposal') {
    const before = subject.proposal;
    const after = withdrawFromProposal(before, directory, taken, 'mailbox');
    return commitProposal(snapshot, { before, after }, { ...told, actor });
  }
  const before = subject.window;
  return decideAnswer(
    deps,
    snapshot,
    { before, after: withdrawOnWindow(before, planVersion, directory, taken, 'mailbox') },
    told,
    actor,
  );
}
