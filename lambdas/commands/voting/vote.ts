import type { Actor } from '../../domain/actor';
import { assertNamed, named } from '../../domain/directory/principals';
import { Refusal } from '../../domain/refusal';
import { rulesOf } from '../../domain/site/site-rules';
import type { Vote } from '../../domain/voting/question';
import { askedVersion, ratify, voteOnWindow } from '../../domain/voting/window-votes';
import type { Window } from '../../domain/window/window';
import type { Snapshot } from '../../store/snapshot';
import type { Deps, Idempotency } from '../transaction/deps';
import { decideIdempotently } from '../transaction/idempotent';
import { siteIdOf, type WindowResult, windowIn, windowKeys } from '../window/load-window';
import { answerOf, decideAnswer } from './decide-vote';

export interface VoteRequest {
  readonly windowId: string;
  readonly reason?: string | undefined;
  readonly idempotency?: Idempotency | undefined;
  /** The `version` the caller saw (If-Match). */
  readonly ifVersion?: number | undefined;
}

/** A signed vote for the plan, or the amendment, that is asked about. @throws Refusal */
export async function approveWindow(deps: Deps, request: VoteRequest, actor: Actor): Promise<Window> {
  return voteSigned(deps, request, actor, 'approve');
}

/** A signed vote against it; on an emergency, against ratifying. @throws Refusal */
export async function rejectWindow(deps: Deps, request: VoteRequest, actor: Actor): Promise<Window> {
  return voteSigned(deps, request, actor, 'reject');
}

/** A signed vote that an emergency window was right, late if need be. @throws Refusal */
export async function ratifyWindow(deps: Deps, request: VoteRequest, actor: Actor): Promise<Window> {
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
async function voteSigned(deps: Deps, request: VoteRequest, actor: Actor, decision: Vote['decision']): Promise<Window> {
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

/** The person behind a signed call. @throws Refusal `unmapped-principal`, `not-an-approver` for a machine */
export function voterIn(snapshot: Snapshot, actor: Actor): Actor & { readonly personId: string } {
  const voter = named(actor, snapshot.directory());
  assertNamed(voter);
  if (voter.machineId) throw new Refusal('not-an-approver', 'Machines request windows; people vote on them.');
  return voter;
}

export const reasonField = (reason: string | undefined): { readonly reason?: string } =>
  reason === undefined ? {} : { reason };

/** What every vote on a window is decided on. */
export function voteKeys(windowId: string) {
  return [...windowKeys(windowId), { kind: 'site', siteId: siteIdOf(windowId) } as const];
}
