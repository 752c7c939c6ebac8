import type { Actor } from '../../domain/actor';
import { isOfSite } from '../../domain/site/of-site';
import { rulesOf } from '../../domain/site/site-rules';
import type { Question, Vote } from '../../domain/voting/question';
import { askedQuestion, askedVersion, ratify, voteOnWindow } from '../../domain/voting/window-votes';
import type { Window } from '../../domain/window/window';
import type { Snapshot } from '../../store/snapshot';
import { assertCurrent, assertSpecified } from '../requirements/meant';
import { signedVote, voterIn } from '../requirements/voter';
import { voteKeys, type WindowResult, type WindowVote, windowIn } from '../requirements/window';
import { answerOf, decideAnswer } from '../steps/answer-question';
import type { ArmingDeps } from '../transaction/deps';
import { decideIdempotently } from '../transaction/idempotent';

/** A signed vote for the plan, or the amendment, that is asked about. @throws Refusal */
export async function approveWindow(deps: ArmingDeps, request: WindowVote, actor: Actor): Promise<Window> {
  return voteSigned(deps, request, actor, 'approve');
}

/** A signed vote against it; on an emergency, against ratifying. @throws Refusal */
export async function rejectWindow(deps: ArmingDeps, request: WindowVote, actor: Actor): Promise<Window> {
  return voteSigned(deps, request, actor, 'reject');
}

/** A signed vote that ratifies an emergency window, also after the deadline. @throws Refusal */
export async function ratifyWindow(deps: ArmingDeps, request: WindowVote, actor: Actor): Promise<Window> {
  const { windowId, idempotency } = request;
  return decideIdempotently<WindowResult>(deps, voteKeys(windowId), actor, idempotency, 'window', (snapshot, at) => {
    const voter = voterIn(snapshot, actor);
    const before = windowIn(snapshot, windowId);
    assertCurrent(before, before, request);
    const vote = signedVote(voter, 'approve', at, request.reason);
    const after = ratify(before, snapshot.directory(), vote, actor, standingRules(snapshot, before));
    assertSpecified(before, before, request);
    return decideAnswer(deps, snapshot, { before, after }, answerOf(vote), voter);
  });
}

/**
 * A site that was deleted and created again has rules that nobody who was asked knows, and its creator chose them
 * alone.
 */
function standingRules(snapshot: Snapshot, window: Window): Question['rules'] | undefined {
  const site = snapshot.site(window.siteId);
  return site && isOfSite(window, site) ? rulesOf(site.policy) : undefined;
}

async function voteSigned(
  deps: ArmingDeps,
  request: WindowVote,
  actor: Actor,
  decision: Vote['decision'],
): Promise<Window> {
  const { windowId, idempotency } = request;
  return decideIdempotently<WindowResult>(deps, voteKeys(windowId), actor, idempotency, 'window', (snapshot, at) => {
    const voter = voterIn(snapshot, actor);
    const window = windowIn(snapshot, windowId);
    const asked = askedQuestion(window);
    assertCurrent(asked, window, request);
    const planVersion = askedVersion(window, decision);
    const vote = signedVote(voter, decision, at, request.reason);
    const after = voteOnWindow(window, planVersion, snapshot.directory(), vote, actor);
    assertSpecified(asked, window, request);
    return decideAnswer(deps, snapshot, { before: window, after }, answerOf(vote), voter);
  });
}
