import type { Directory } from './directory';
import { assertEligible, eligibleApprovers, ownVotes } from './eligibility';
import { instantText } from './local-time';
import { assertLegal, illegalMove, moved } from './moves';
import { Refusal } from './refusal';
import type { Vote, Window } from './window';

interface Tally {
  /** Approvals by people who may vote as the directory stands. */
  readonly approvals: number;
  /** People who may vote and have not. */
  readonly undecided: number;
}

function tally(window: Window, directory: Directory): Tally {
  const eligible = eligibleApprovers(window, directory);
  const standing = eligible.flatMap((person) => ownVotes(window.votes, person));
  return {
    approvals: standing.filter(({ decision }) => decision === 'approve').length,
    undecided: eligible.length - standing.length,
  };
}

/** Whether the votes that stand and those still open can reach the approvals required. */
export function isReachable(window: Window, directory: Directory): boolean {
  const { approvals, undecided } = tally(window, directory);
  return approvals + undecided >= window.approvalsRequired;
}

/**
 * The window with one more vote on its plan version, approved or rejected when the vote decides.
 *
 * @throws Refusal `self-approval`, `not-an-approver`, `not-confirmed`, `already-voted` or `illegal-move`
 */
export function castVote(window: Window, directory: Directory, vote: Vote): Window {
  const voter = assertEligible(window, directory, vote.approverId);
  if (ownVotes(window.votes, voter).length > 0) {
    throw new Refusal('already-voted', 'An approver votes once on a plan, and this one has.');
  }
  assertLegal(vote.decision, window);
  if (vote.at >= window.decideBy) {
    throw illegalMove(vote.decision, window, 'The request has expired: its deadline passed before this vote.', {
      decideBy: instantText(window.decideBy),
    });
  }
  const voted = moved(window, { votes: [...window.votes, vote] });
  const status = statusAfter(voted, directory, vote);
  return status === 'requested' ? voted : { ...voted, status, decidedAt: vote.at };
}

function statusAfter(window: Window, directory: Directory, vote: Vote): 'requested' | 'approved' | 'rejected' {
  if (vote.decision === 'reject') return window.veto || !isReachable(window, directory) ? 'rejected' : 'requested';
  return tally(window, directory).approvals >= window.approvalsRequired ? 'approved' : 'requested';
}
