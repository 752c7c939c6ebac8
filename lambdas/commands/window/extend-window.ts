import type { Actor, EpochSeconds } from '../../domain/actor';
import { assertExtendable, isWithinOverrun } from '../../domain/window/replan';
import { nextVersion } from '../../domain/window/transitions';
import { endOf, type Window } from '../../domain/window/window';
import type { Snapshot } from '../../store/snapshot';
import { enterCalendar } from '../calendar/enter-calendar';
import { requesterIn } from '../requirements/requester';
import { voteKeys, type WindowResult, windowIn } from '../requirements/window';
import { decideAmendment } from '../steps/amend';
import { endAfter } from '../steps/times-of';
import type { CommandOutcome } from '../transaction/decide-and-commit';
import type { ArmingDeps, Idempotency } from '../transaction/deps';
import { decideIdempotently } from '../transaction/idempotent';

export interface Extension {
  readonly windowId: string;
  /** RFC 3339, or a local time in the window's time zone. */
  readonly endsAt?: string | undefined;
  /** From the start of the window on, in place of `endsAt`. */
  readonly durationMinutes?: number | undefined;
  readonly reason?: string | undefined;
  readonly idempotency?: Idempotency | undefined;
  /** The `version` the caller saw (If-Match). */
  readonly ifVersion?: number | undefined;
}

/**
 * Extends a window that has begun: immediately within the overrun budget of its plan, otherwise as an amendment that
 * people vote on. Asking for the current end changes nothing.
 *
 * @throws Refusal
 */
export async function extendWindow(deps: ArmingDeps, request: Extension, actor: Actor): Promise<Window> {
  const { windowId, idempotency } = request;
  return decideIdempotently<WindowResult>(deps, voteKeys(windowId), actor, idempotency, 'window', (snapshot, at) =>
    decide(deps, snapshot, request, actor, at),
  );
}

function decide(
  deps: ArmingDeps,
  snapshot: Snapshot,
  request: Extension,
  actor: Actor,
  at: EpochSeconds,
): CommandOutcome<WindowResult> {
  const { windowId, reason, ifVersion } = request;
  const before = windowIn(snapshot, windowId, ifVersion);
  const editor = requesterIn(snapshot, actor);
  const endsAt = endAfter(before.plan.startsAt, request, before.timeZone);
  assertExtendable(before, endsAt, at);
  if (endsAt === endOf(before)) return { result: { kind: 'window', value: before } };
  if (!isWithinOverrun(before, endsAt)) {
    return decideAmendment(deps, snapshot, { before, after: before, editor, at }, { ...before.plan, endsAt }, reason);
  }
  const change = {
    before,
    after: nextVersion(before, { extendedTo: endsAt }),
    at,
    actor: editor,
    action: 'extend',
    reason,
  } as const;
  const { window, commit } = enterCalendar(deps, snapshot, change);
  return { result: { kind: 'window', value: window }, commit };
}
