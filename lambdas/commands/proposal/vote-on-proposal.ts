import type { Actor, EpochSeconds } from '../../domain/actor';
import type { Proposal } from '../../domain/proposal/proposal';
import { voteOnProposal, withdrawFromProposal } from '../../domain/proposal/proposal-transitions';
import { assertFresh } from '../../domain/voting/fresh-sign-in';
import type { Vote } from '../../domain/voting/question';
import type { Snapshot } from '../../store/snapshot';
import { assertCurrent, assertSpecified } from '../requirements/meant';
import type { ProposalVote } from '../requirements/proposal';
import { type ProposalResult, proposalIn } from '../requirements/proposal';
import { reasonField, signedVote, voterIn } from '../requirements/voter';
import { commitProposal, decideProposalVote, onProposal } from '../steps/change-proposal';
import type { CommandOutcome } from '../transaction/decide-and-commit';
import type { Deps } from '../transaction/deps';

/** A signed vote for a proposal. @throws Refusal `unknown-proposal`, `illegal-move` and as a vote on a window */
export async function approveProposal(deps: Deps, request: ProposalVote, actor: Actor): Promise<Proposal> {
  return onProposal(deps, request, actor, (snapshot, at) => voted(snapshot, request, actor, 'approve', at));
}

/** A signed vote against it. @throws Refusal as `approveProposal` */
export async function rejectProposal(deps: Deps, request: ProposalVote, actor: Actor): Promise<Proposal> {
  return onProposal(deps, request, actor, (snapshot, at) => voted(snapshot, request, actor, 'reject', at));
}

/** Withdraws a vote while the proposal is undecided. @throws Refusal `not-voted`, and as `approveProposal` */
export async function withdrawProposalVote(deps: Deps, request: ProposalVote, actor: Actor): Promise<Proposal> {
  return onProposal(deps, request, actor, (snapshot, at) => {
    const voter = voterIn(snapshot, actor);
    const before = proposalIn(snapshot, request.proposalId);
    assertCurrent(before, before, request);
    assertFresh(voter.signIn, before.rules.signInMaxAgeSeconds, at);
    const taken = { approverId: voter.personId, at };
    const after = withdrawFromProposal(before, snapshot.directory(), taken, actor);
    assertSpecified(before, before, request);
    return commitProposal(
      snapshot,
      { before, after },
      { at, actor: voter, action: 'withdraw', ...reasonField(request.reason) },
    );
  });
}

function voted(
  snapshot: Snapshot,
  request: ProposalVote,
  actor: Actor,
  decision: Vote['decision'],
  at: EpochSeconds,
): CommandOutcome<ProposalResult> {
  const voter = voterIn(snapshot, actor);
  const before = proposalIn(snapshot, request.proposalId);
  assertCurrent(before, before, request);
  const vote = signedVote(voter, decision, at, request.reason);
  const after = voteOnProposal(before, snapshot.directory(), vote, actor);
  assertSpecified(before, before, request);
  return decideProposalVote(snapshot, { before, after }, vote, voter);
}
