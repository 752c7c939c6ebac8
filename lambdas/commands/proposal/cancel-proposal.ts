import type { Actor } from '../../domain/actor';
import { named } from '../../domain/directory/principals';
import type { Proposal } from '../../domain/proposal/proposal';
import { cancelProposal as cancelled, isStanding } from '../../domain/proposal/proposal-transitions';
import { type ProposalCall, proposalIn } from '../requirements/proposal';
import { reasonField } from '../requirements/voter';
import { commitProposal, onProposal } from '../steps/change-proposal';
import type { Deps } from '../transaction/deps';

/**
 * Cancels an undecided proposal, or revokes an approved template: no more windows can be made from it, and existing
 * ones are not affected. Anyone whom the API admits may do this, because stopping something needs no approval.
 *
 * @throws Refusal `unknown-proposal`, `stale-version`, `illegal-move`
 */
export async function cancelProposal(deps: Deps, request: ProposalCall, actor: Actor): Promise<Proposal> {
  return onProposal(deps, request, actor, (snapshot, at) => {
    const before = proposalIn(snapshot, request.proposalId, request.ifVersion);
    const action = isStanding(before) ? 'revoke-template' : 'cancel';
    const who = named(actor, snapshot.directory());
    const after = cancelled(before, at);
    return commitProposal(snapshot, { before, after }, { at, actor: who, action, ...reasonField(request.reason) });
  });
}
