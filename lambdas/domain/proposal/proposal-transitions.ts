import type { EpochSeconds } from '../actor';
import type { Directory } from '../directory/directory';
import { Refusal } from '../refusal';
import type { Way } from '../voting/lateness';
import type { Vote } from '../voting/question';
import { castVote, type VoteResult, voteResultOf, type Withdrawal, withdrawVote } from '../voting/votes';
import type { Proposal, ProposalContent, ProposalStatus } from './proposal';

/** @throws Refusal `illegal-move`; as `castVote` */
export function voteOnProposal(proposal: Proposal, directory: Directory, vote: Vote, way: Way): Proposal {
  assertOpen(proposal, vote.decision);
  const { votes, result } = castVote(proposal, directory, vote, way);
  return answered({ ...proposal, votes }, result, vote.at);
}

/** @throws Refusal `illegal-move`, also before the deadline */
export function expireProposal(proposal: Proposal, at: EpochSeconds): Proposal {
  assertOpen(proposal, 'expire');
  if (at < proposal.decideBy) {
    throw new Refusal('illegal-move', 'The deadline of the proposal has not passed yet.', { actual: proposal.status });
  }
  return nextVersion(proposal, { status: 'expired', decidedAt: at });
}

/**
 * Cancels an open proposal, or revokes an approved template; windows made from it are not affected. @throws Refusal
 * `illegal-move`
 */
export function cancelProposal(proposal: Proposal, at: EpochSeconds): Proposal {
  if (isStanding(proposal)) return nextVersion(proposal, { status: 'cancelled', revokedAt: at });
  assertOpen(proposal, 'cancel');
  return nextVersion(proposal, { status: 'cancelled', decidedAt: at });
}

/** Whether windows may be made from it. */
export function isStanding({ status, content }: Proposal): boolean {
  return status === 'approved' && content.kind === 'template';
}

/** The template after one more window was made from it. */
export function windowMade(template: Proposal): Proposal {
  return nextVersion(template, { used: template.used + 1 });
}

/**
 * The proposal without a person's vote; decided if the remaining votes decide it. @throws Refusal `illegal-move`,
 * `not-voted`
 */
export function withdrawFromProposal(proposal: Proposal, directory: Directory, taken: Withdrawal, way: Way): Proposal {
  assertOpen(proposal, 'withdraw');
  const left = withdrawVote(proposal, directory, taken, way);
  return answered(left, voteResultOf(left, directory), taken.at);
}

/** The proposal with this outcome of its votes. */
function answered(proposal: Proposal, outcome: VoteResult, at: EpochSeconds): Proposal {
  return nextVersion(proposal, outcome === 'open' ? {} : { status: outcome, decidedAt: at });
}

function assertOpen({ status, content }: Proposal, transition: string): void {
  if (status === 'requested') return;
  const { sentence, ...advice } = insteadOf(content.kind, status);
  const message = `The proposal is ${status}; ${transition} is possible only while it is requested. ${sentence}`;
  throw new Refusal('illegal-move', message, { actual: status, legal: ['requested'], ...advice });
}

/** What to do about a proposal that is decided. */
function insteadOf(
  kind: ProposalContent['kind'],
  status: ProposalStatus,
): { sentence: string; advice?: 'cancel' | 'propose' } {
  if (status !== 'approved') return { sentence: 'Propose it anew instead.', advice: 'propose' };
  return kind === 'template'
    ? { sentence: 'Cancel it to revoke the template.', advice: 'cancel' }
    : { sentence: 'The policy is in force; propose another one to change it.', advice: 'propose' };
}

/** The proposal after a transition; every write increases the version by one. */
function nextVersion(proposal: Proposal, changes: Partial<Proposal>): Proposal {
  return { ...proposal, ...changes, version: proposal.version + 1 };
}
