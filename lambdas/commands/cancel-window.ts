import type { Actor, EpochSeconds } from '../domain/actor';
import { cancel } from '../domain/moves';
import { named } from '../domain/principals';
import type { Window } from '../domain/window';
import type { Snapshot } from '../store/snapshot';
import { audited } from './audited';
import type { Decision } from './decide-and-commit';
import type { Deps } from './deps';
import { leaveCalendar } from './leave-calendar';
import { decided, type WindowResult, windowIn, windowKeys } from './load-window';
import { decideOnce } from './once';
import type { VoteRequest } from './vote';

/**
 * requested, approved → cancelled. Anyone the API lets in may call a window off: stopping needs no second pair of eyes.
 *
 * @throws Refusal
 */
export async function cancelWindow(deps: Deps, request: VoteRequest, actor: Actor): Promise<Window> {
  const { windowId, idempotency } = request;
  return decideOnce<WindowResult>(deps, windowKeys(windowId), actor, idempotency, 'window', (snapshot, at) =>
    decide(snapshot, request, actor, at),
  );
}

function decide(snapshot: Snapshot, request: VoteRequest, actor: Actor, at: EpochSeconds): Decision<WindowResult> {
  const { windowId, reason, ifVersion } = request;
  const before = windowIn(snapshot, windowId, ifVersion);
  const after = cancel(before, at);
  const change = { before, after, at, actor: named(actor, snapshot.directory()), action: 'cancel', reason } as const;
  if (before.status === 'approved') {
    const { window, commit } = leaveCalendar(snapshot, change);
    return { result: { kind: 'window', value: window }, commit };
  }
  const head = snapshot.head(before.siteId);
  const result = { kind: 'window', value: after } as const;
  const moves = { requests: decided(head.requests, windowId) };
  return { result, commit: audited({ ...change, head, subject: windowId, moves, put: [result] }) };
}
