import type { Actor } from '../../domain/actor';
import { Refusal } from '../../domain/refusal';
import { rulesOf } from '../../domain/site/site-rules';
import type { Vote } from '../../domain/voting/question';
import { askedVersion, ratify, voteOnWindow } from '../../domain/voting/window-votes';
import type { Window } from '../../domain/window/window';
import { reasonField, voterIn } from '../requirements/voter';
import { voteKeys, type WindowCall, type WindowResult, windowIn } from '../requirements/window';
import { answerOf, decideAnswer } from '../steps/answer-question';
import type { Deps } from '../transaction/deps';
import { decideIdempotently } from '../transaction/idempotent';

/** A signed vote for the plan, or the amendment, that is asked about. @throws Refusal */
export async function approveWindow(deps: Deps, request: WindowCall, actor: Actor): Promise<Window> {
  return voteSigned(deps, request, actor, 'approve');
}

/** A signed vote against it; on an emergency, against ratifying. @throws Refusal */
export async function rejectWindow(deps: Deps, request: WindowCall, actor: Actor): Promise<Window> {
  return voteSigned(deps, request, actor, 'reject');
}

/** A signed vote that an emergency window was right, late if need be. @throws Refusal */
export async function ratifyWindow(deps: Deps, request: WindowCall, actor: Actor): Promise<Window> {
  const { windowId, reason, idempotency, ifVersion } = request;
  return decideIdempotently<WindowResult>(deps, voteKeys(windowId), actor, idempotency, 'window', (snapshot, at) => {
    const voter = voterIn(snapshot, actor);
    const before = windowIn(snapshot, windowId, ifVersion);
    const vote = {
      approverId: voter.personId,
      decision: 'approve',
      at,
      assurance: 'signed',
      ...reasonField(reason),
    } as const;
    const site = snapshot.site(before.siteId);
    const after = ratify(before, snapshot.directory(), vote, site && rulesOf(site.policy));
    return decideAnswer(snapshot, { before, after }, answerOf(vote), voter);
  });
}

/** Nobody approves unseen: a vote that is overtaken by another plan is not cast on that one. */
async function voteSigned(deps: Deps, request: WindowCall, actor: Actor, decision: Vote['decision']): Promise<Window> {
  const { windowId, reason, idempotency, ifVersion } = request;
  let meant: number | undefined;
  return decideIdempotently<WindowResult>(deps, voteKeys(windowId), actor, idempotency, 'window', (snapshot, at) => {
    const voter = voterIn(snapshot, actor);
    const window = windowIn(snapshot, windowId, ifVersion);
    const vote = { approverId: voter.personId, decision, at, assurance: 'signed', ...reasonField(reason) } as const;
    const planVersion = askedVersion(window, decision);
    meant ??= planVersion;
    if (planVersion !== meant) throw new Refusal('stale-version', 'The plan changed while you voted; read it again.');
    const after = voteOnWindow(window, planVersion, snapshot.directory(), vote);
    return decideAnswer(snapshot, { before: window, after }, answerOf(vote), voter);
  });
}
