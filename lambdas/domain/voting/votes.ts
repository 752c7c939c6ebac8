import type { EpochSeconds } from '../actor';
import type { Directory } from '../directory/directory';
import { bytes } from '../limits';
import { instantText } from '../local-time';
import { Refusal } from '../refusal';
import { assertEligible, eligibleApprovers, ownVotes } from './eligibility';
import { assertFresh } from './fresh-sign-in';
import { assertTimelyWay, type Way } from './lateness';
import type { Question, Vote } from './question';

export interface Tally {
  /** Approvals by people who may vote according to the current directory. */
  readonly approvals: number;
  readonly rejections: number;
  /** People who may vote and have not. */
  readonly undecided: number;
}

/** The votes that count according to the current directory. */
export function standingVotes(question: Question, directory: Directory): Vote[] {
  return eligibleApprovers(question, directory).flatMap((person) => ownVotes(question, person));
}

export function tally(question: Question, directory: Directory): Tally {
  const eligible = eligibleApprovers(question, directory);
  const standing = eligible.flatMap((person) => ownVotes(question, person));
  const approvals = standing.filter(({ decision }) => decision === 'approve').length;
  return { approvals, rejections: standing.length - approvals, undecided: eligible.length - standing.length };
}

/** Whether this many votes approve. */
export function isEnough({ rules }: Pick<Question, 'rules'>, approvals: number, rejections: number): boolean {
  return approvals >= rules.approvalsRequired && (rules.veto || approvals > rejections);
}

/** Whether the votes so far and those still possible are enough to approve. */
export function isReachable(question: Question, directory: Directory): boolean {
  const { approvals, rejections, undecided } = tally(question, directory);
  return isEnough(question, approvals + undecided, rejections);
}

export type VoteResult = 'open' | 'approved' | 'rejected';

/** A question after a vote. */
export interface Counted {
  readonly votes: readonly Vote[];
  readonly result: VoteResult;
}

/**
 * Adds a vote to an open question. Returns the question and, if it is decided, its outcome.
 *
 * @throws Refusal `self-approval`, `not-an-approver`, `late-approver` (the person, or the way the vote came),
 * `not-confirmed`, `login-required`, `sign-in-too-old`, `already-voted` or `illegal-move` after the deadline
 */
export function castVote(question: Question, directory: Directory, vote: Vote, way: Way): Counted {
  const voter = assertEligible(question, directory, vote.approverId);
  if (question.rules.requireLogin && vote.assurance === 'mailbox') {
    throw new Refusal(
      'login-required',
      'This site does not accept votes by mail: sign in to the console, or vote through the signed API.',
    );
  }
  assertFresh(vote.signIn, question.rules.signInMaxAgeSeconds, vote.at);
  assertTimelyWay(question, voter, way);
  if (ownVotes(question, voter).length > 0) {
    throw new Refusal('already-voted', 'This approver has already voted on this plan.');
  }
  assertInTime(question, vote.at);
  const votes = withVote(question.votes, vote);
  return { votes, result: voteResultOf({ ...question, votes }, directory) };
}

/**
 * The votes and one more. All of them are in the item of the window, so once their reasons take too much room, further votes are kept
 * without; the audit log has each reason.
 */
export function withVote(votes: readonly Vote[], { reason, ...vote }: Vote): readonly Vote[] {
  if (reason === undefined) return [...votes, vote];
  const reasons = [...votes.map((other) => other.reason ?? ''), reason].join('');
  return [...votes, Buffer.byteLength(reasons) > bytes.voteReasons ? vote : { ...vote, reason }];
}

/** The outcome of the votes according to the current directory, if they decide. */
export function voteResultOf(question: Question, directory: Directory): VoteResult {
  const { approvals, rejections } = tally(question, directory);
  if (question.rules.veto && rejections > 0) return 'rejected';
  if (isEnough(question, approvals, rejections)) return 'approved';
  return isReachable(question, directory) ? 'open' : 'rejected';
}

function assertInTime({ decideBy }: Question, at: EpochSeconds): void {
  if (at < decideBy) return;
  throw new Refusal('illegal-move', 'The request has expired: its deadline has passed.', {
    actual: 'expired',
    decideBy: instantText(decideBy),
  });
}

/** Whose vote is withdrawn, and when. */
export interface Withdrawal {
  readonly approverId: string;
  readonly at: EpochSeconds;
}

/**
 * The question without a person's vote; links mailed before no longer work. If the majority decides, withdrawing a
 * rejection may leave enough approvals; see `outcomeOf`.
 *
 * @throws Refusal `not-voted`; `late-approver` for a mailbox or principal that was added later; `illegal-move` after
 * the deadline
 */
export function withdrawVote<Q extends Question>(
  question: Q,
  directory: Directory,
  { approverId, at }: Withdrawal,
  way: Way,
): Q {
  const voter = directory.people.find(({ personId }) => personId === approverId);
  const own = voter ? ownVotes(question, voter) : [];
  if (!voter || own.length === 0) throw new Refusal('not-voted', 'This person has no vote on the current plan.');
  assertTimelyWay(question, voter, way);
  assertInTime(question, at);
  const votes = question.votes.filter((vote) => !own.includes(vote));
  return { ...question, votes, withdrawn: { ...question.withdrawn, [approverId]: at } };
}
