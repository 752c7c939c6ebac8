import type { Actor, EpochSeconds } from '../../domain/actor';
import type { Proposal } from '../../domain/proposal/proposal';
import { voteOnProposal, withdrawFromProposal } from '../../domain/proposal/proposal-transitions';
import type { Vote } from '../../domain/voting/question';
import type { Snapshot } from '../../store/snapshot';
import type { CommandOutcome } from '../transaction/decide-and-commit';
import type { Deps, Idempotency } from '../transaction/deps';
import { decideIdempotently } from '../transaction/idempotent';
import { reasonField, voterIn } from '../voting/vote';
import { decideProposalVote, type ProposalResult, proposalMoved } from './decide-proposal';
import { proposalIn, proposalKeys } from './load-proposal';

export interface ProposalVote {
  readonly proposalId: string;
  readonly reason?: string | undefined;
  readonly idempotency?: Idempotency | undefined;
  /** The `version` the caller saw (If-Match). */
  readonly ifVersion?: number | undefined;
}

/** A signed vote for a proposal. @throws Refusal `unknown-proposal`, `illegal-move` and as a vote on a window */
export async function approveProposal(deps: Deps, request: ProposalVote, actor: Actor): Promise<Proposal> {
  return onProposal(deps, request, actor, (snapshot, at) => voted(snapshot, request, actor, 'approve', at));
}

/** A signed vote against it. @throws Refusal as `approveProposal` */
export async function rejectProposal(deps: Deps, request: ProposalVote, actor: Actor): Promise<Proposal> {
  return onProposal(deps, request, actor, (snapshot, at) => voted(snapshot, request, actor, 'reject', at));
}

/** Takes a vote back while the proposal is undecided. @throws Refusal `not-voted`, and as `approveProposal` */
export async function withdrawProposalVote(deps: Deps, request: ProposalVote, actor: Actor): Promise<Proposal> {
  return onProposal(deps, request, actor, (snapshot, at) => {
    const voter = voterIn(snapshot, actor);
    const before = proposalIn(snapshot, request.proposalId, request.ifVersion);
    const after = withdrawFromProposal(before, snapshot.directory(), voter.personId, at);
    return proposalMoved(
      snapshot,
      { before, after },
      { at, actor: voter, action: 'withdraw', ...reasonField(request.reason) },
    );
  });
}

/** Decides a move of a proposal once for its Idempotency-Key. */
export function onProposal(
  deps: Deps,
  { proposalId, idempotency }: Pick<ProposalVote, 'proposalId' | 'idempotency'>,
  actor: Actor,
  decide: (snapshot: Snapshot, at: EpochSeconds) => CommandOutcome<ProposalResult>,
): Promise<Proposal> {
  return decideIdempotently<ProposalResult>(deps, proposalKeys(proposalId), actor, idempotency, 'proposal', decide);
}

function voted(
  snapshot: Snapshot,
  { proposalId, reason, ifVersion }: ProposalVote,
  actor: Actor,
  decision: Vote['decision'],
  at: EpochSeconds,
): CommandOutcome<ProposalResult> {
  const voter = voterIn(snapshot, actor);
  const before = proposalIn(snapshot, proposalId, ifVersion);
  const vote = { approverId: voter.personId, decision, at, assurance: 'signed', ...reasonField(reason) } as const;
  return decideProposalVote(
    snapshot,
    { before, after: voteOnProposal(before, snapshot.directory(), vote) },
    vote,
    voter,
  );
}
