import type { Actor } from '../../domain/actor';
import { named } from '../../domain/directory/principals';
import { end } from '../../domain/window/transitions';
import type { Window } from '../../domain/window/window';
import { leaveCalendar } from '../calendar/leave-calendar';
import type { WindowCall } from '../requirements/window';
import { type WindowResult, windowIn, windowKeys } from '../requirements/window';
import type { Deps } from '../transaction/deps';
import { decideIdempotently } from '../transaction/idempotent';

/**
 * active → completed, now; also approved → completed once the start has passed, recorded or not. The edge opens when the new
 * revision is published.
 *
 * @throws Refusal
 */
export async function endWindow(deps: Deps, request: WindowCall, actor: Actor): Promise<Window> {
  const { windowId, reason, idempotency, ifVersion } = request;
  return decideIdempotently<WindowResult>(deps, windowKeys(windowId), actor, idempotency, 'window', (snapshot, at) => {
    const before = windowIn(snapshot, windowId, ifVersion);
    const after = end(before, at);
    const who = named(actor, snapshot.directory());
    const { window, commit } = leaveCalendar(snapshot, { before, after, at, actor: who, action: 'end', reason });
    return { result: { kind: 'window', value: window }, commit };
  });
}
