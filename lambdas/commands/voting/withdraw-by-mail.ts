import type { Actor, EpochSeconds } from '../../domain/actor';
import { withdrawFromProposal } from '../../domain/proposal/proposal-transitions';
import { Refusal } from '../../domain/refusal';
import type { Subject } from '../../domain/voting/subject';
import { withdrawable } from '../../domain/voting/voting-link-validity';
import { withdrawOnWindow } from '../../domain/voting/window-votes';
import type { Snapshot } from '../../store/snapshot';
import { findLink, type LinkParts } from '../requirements/link';
import { questionKeys } from '../requirements/subject';
import { mailboxActor } from '../requirements/voter';
import { decideAnswer, type VoteOutcome } from '../steps/answer-question';
import { commitProposal } from '../steps/change-proposal';
import { type Answered, decideByMail } from '../steps/decide-by-mail';
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
): Promise<Answered> {
  const { subjectId, approverId } = withdrawal;
  const found = await findLink(deps, withdrawal, questionKeys(subjectId), withdrawable);
  if (found.question.rules.requireLogin) {
    throw new Refusal('login-required', 'This site accepts only signed votes: take yours back through the Admin API.');
  }
  const { planVersion } = found.request;
  const actor = mailboxActor(approverId, from.sourceIp);
  return decideByMail(deps, found, withdrawal, (snapshot, subject, at) =>
    decideWithdrawal(deps, snapshot, subject, planVersion, { approverId, at }, actor),
  );
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
