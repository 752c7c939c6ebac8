import * as proposals from '../../lambdas/commands/proposal/vote-on-proposal';
import type { Meant } from '../../lambdas/commands/requirements/meant';
import type { ArmingDeps } from '../../lambdas/commands/transaction/deps';
import * as votes from '../../lambdas/commands/voting/vote';
import * as withdrawal from '../../lambdas/commands/voting/withdraw-vote';
import type { Actor } from '../../lambdas/domain/actor';
import { askedQuestion } from '../../lambdas/domain/voting/window-votes';
import type { Snapshot } from '../../lambdas/store/snapshot';

/** Signed votes of callers who read what is asked just before, unless the test says what they mean. */

type Call = Meant & { readonly windowId?: string; readonly proposalId?: string };
type Command<R, T> = (deps: ArmingDeps, request: R, actor: Actor) => Promise<T>;

const planVersionIn = (snapshot: Snapshot, id: string): number => {
  const window = snapshot.window(id);
  return (window ? askedQuestion(window) : snapshot.proposal(id))?.planVersion ?? 1;
};

const informed =
  <R extends Call, T>(command: Command<R, T>): Command<R, T> =>
  async (deps, request, actor) => {
    const { windowId, proposalId, planVersion, digest, ifVersion } = request;
    if ((planVersion ?? digest ?? ifVersion) !== undefined) return command(deps, request, actor);
    const id = windowId ?? proposalId ?? '';
    const keys = [{ kind: 'window', windowId: id } as const, { kind: 'proposal', proposalId: id } as const];
    return command(deps, { ...request, planVersion: planVersionIn(await deps.store.load(keys), id) }, actor);
  };

export const approveWindow = informed(votes.approveWindow);
export const rejectWindow = informed(votes.rejectWindow);
export const ratifyWindow = informed(votes.ratifyWindow);
export const withdrawWindowVote = informed(withdrawal.withdrawWindowVote);
export const approveProposal = informed(proposals.approveProposal);
export const rejectProposal = informed(proposals.rejectProposal);
export const withdrawProposalVote = informed(proposals.withdrawProposalVote);
