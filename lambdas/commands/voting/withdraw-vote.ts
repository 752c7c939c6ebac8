import type { Actor } from '../../domain/actor';
import { assertFresh } from '../../domain/voting/fresh-sign-in';
import { askedQuestion, openVersion, withdrawOnWindow } from '../../domain/voting/window-votes';
import { notPossible } from '../../domain/window/transitions';
import type { Window } from '../../domain/window/window';
import { assertCurrent, assertSpecified } from '../requirements/meant';
import { voterIn } from '../requirements/voter';
import { voteKeys, type WindowResult, type WindowVote, windowIn } from '../requirements/window';
import { decideAnswer } from '../steps/answer-question';
import type { ArmingDeps } from '../transaction/deps';
import { decideIdempotently } from '../transaction/idempotent';

/**
 * Withdraws the caller's vote while the question is undecided. Links mailed before no longer work; a new one is mailed.
 *
 * @throws Refusal `not-voted`, `illegal-move`, `sign-in-too-old`, `unmapped-principal`, `not-an-approver` for a machine
 */
export async function withdrawWindowVote(deps: ArmingDeps, request: WindowVote, actor: Actor): Promise<Window> {
  const { windowId, reason, idempotency } = request;
  return decideIdempotently<WindowResult>(deps, voteKeys(windowId), actor, idempotency, 'window', (snapshot, at) => {
    const voter = voterIn(snapshot, actor);
    const before = windowIn(snapshot, windowId);
    const asked = askedQuestion(before);
    assertCurrent(asked, before, request);
    const planVersion = openVersion(before);
    if (planVersion === undefined) {
      throw notPossible('withdraw', before, 'while a plan is open for votes');
    }
    assertFresh(voter.signIn, asked.rules.signInMaxAgeSeconds, at);
    const taken = { approverId: voter.personId, at };
    const after = withdrawOnWindow(before, planVersion, snapshot.directory(), taken, actor);
    assertSpecified(asked, before, request);
    return decideAnswer(deps, snapshot, { before, after }, { action: 'withdraw', at, reason }, voter);
  });
}
