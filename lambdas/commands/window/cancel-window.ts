import type { Actor, EpochSeconds } from '../../domain/actor';
import { named } from '../../domain/directory/principals';
import { cancel } from '../../domain/window/transitions';
import type { Window } from '../../domain/window/window';
import type { Snapshot } from '../../store/snapshot';
import { leaveCalendar } from '../calendar/leave-calendar';
import type { WindowCall } from '../requirements/window';
import { type WindowResult, windowIn, windowKeys, withoutRequest } from '../requirements/window';
import { audited } from '../transaction/audited';
import type { CommandOutcome } from '../transaction/decide-and-commit';
import type { Deps } from '../transaction/deps';
import { decideIdempotently } from '../transaction/idempotent';

/**
 * requested, approved → cancelled. Anyone whom the API admits may cancel a window, because opening a site needs no
 * approval.
 *
 * @throws Refusal
 */
export async function cancelWindow(deps: Deps, request: WindowCall, actor: Actor): Promise<Window> {
  const { windowId, idempotency } = request;
  return decideIdempotently<WindowResult>(deps, windowKeys(windowId), actor, idempotency, 'window', (snapshot, at) =>
    decide(snapshot, request, actor, at),
  );
}

function decide(snapshot: Snapshot, request: WindowCall, actor: Actor, at: EpochSeconds): CommandOutcome<WindowResult> {
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
  const headChanges = { requests: withoutRequest(head.requests, windowId) };
  return { result, commit: audited({ ...change, head, subject: windowId, headChanges, put: [result] }) };
}
