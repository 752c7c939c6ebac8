import type { Actor, EpochSeconds } from '../../domain/actor';
import { assertEnoughApprovers } from '../../domain/voting/enough-approvers';
import { reworded } from '../../domain/window/earlier-reasons';
import { withLeadTime } from '../../domain/window/on-approval';
import { withEntry } from '../../domain/window/overlap';
import { assertPlannable } from '../../domain/window/plan';
import { edit, isAlreadyProposed } from '../../domain/window/replan';
import { assertLegal, hasBegun, illegalTransition } from '../../domain/window/transitions';
import type { Plan, Window } from '../../domain/window/window';
import type { Snapshot } from '../../store/snapshot';
import { calendarOfOthers } from '../calendar/enter-calendar';
import { leaveCalendar } from '../calendar/leave-calendar';
import { placedWindow } from '../calendar/placed-window';
import { assertRequestFits } from '../calendar/request-room';
import { requesterIn } from '../requirements/requester';
import { siteIn } from '../requirements/site';
import { assertRoom, voteKeys, type WindowResult, windowIn } from '../requirements/window';
import { askingAnew, decideAmendment } from '../steps/amend';
import { changed, editedPlan, type PlanChanges } from '../steps/edited-plan';
import { decideWords, type Editing } from '../steps/reword';
import { audited } from '../transaction/audited';
import type { CommandOutcome } from '../transaction/decide-and-commit';
import type { ArmingDeps, Idempotency } from '../transaction/deps';
import { decideIdempotently } from '../transaction/idempotent';

export interface WindowEdit extends PlanChanges {
  readonly windowId: string;
  readonly reason?: string | undefined;
  /** `null`: none any more. */
  readonly ticket?: string | null | undefined;
  /**
   * Before the start: withdraw an approved plan from the edge immediately, instead of when the new one is approved.
   */
  readonly replace?: boolean | undefined;
  readonly idempotency?: Idempotency | undefined;
  /** The `version` the caller saw (If-Match). */
  readonly ifVersion?: number | undefined;
}

/**
 * Changes a window. If the plan of a requested window changes, everyone is asked again. A new plan for an approved
 * window is an amendment: the current plan stays armed until people approve the new one, unless `replace` withdraws it
 * immediately. If only reason, ticket or time zone change, votes and approval still count. If nothing changes, nothing
 * is recorded.
 *
 * @throws Refusal
 */
export async function editWindow(deps: ArmingDeps, request: WindowEdit, actor: Actor): Promise<Window> {
  const { windowId, idempotency } = request;
  return decideIdempotently<WindowResult>(deps, voteKeys(windowId), actor, idempotency, 'window', (snapshot, at) =>
    decide(deps, snapshot, request, actor, at),
  );
}

function decide(
  deps: ArmingDeps,
  snapshot: Snapshot,
  request: WindowEdit,
  actor: Actor,
  at: EpochSeconds,
): CommandOutcome<WindowResult> {
  const before = windowIn(snapshot, request.windowId, request.ifVersion);
  const begun = hasBegun(before, at);
  assertLegal(begun ? 'amend' : 'edit', before);
  if (begun && request.replace) throw notReplaceable(before);
  const editor = requesterIn(snapshot, actor);
  const site = siteIn(snapshot, before.siteId);
  const wanted = editedPlan(request, before, site);
  const after = withWords(before, request, at);
  if (!wanted) return decideWords(snapshot, { before, after, editor, at });
  // The same plan again is the one that was asked about, although its lead time would now count from later.
  const asked = before.amendment && withLeadTime(wanted, site.policy, before.amendment.askedAt);
  const plan = asked && isAlreadyProposed(before, asked, at) ? asked : withLeadTime(wanted, site.policy, at);
  const { ticket, timeZone, reason } = request;
  const standsFast = before.status !== 'requested' && !request.replace;
  if (!standsFast) return decideEdit(deps, snapshot, { before, after, editor, at }, plan, reason);
  return decideAmendment(
    deps,
    snapshot,
    { before, after: withWords(before, { ticket, timeZone }, at), editor, at },
    plan,
    reason,
  );
}

const notReplaceable = (window: Window) =>
  illegalTransition(
    'edit',
    window,
    'The window has begun, so its plan can only be amended, not replaced; leave replace out, or end the window.',
    { advice: 'end' },
  );

/** A window of which only reason, ticket or time zone change. */
function withWords(
  window: Window,
  { reason, ticket, timeZone }: Omit<WindowEdit, 'windowId'>,
  at: EpochSeconds,
): Window {
  const wanted = changed(ticket, window.ticket);
  const words = { reason: reason ?? window.reason, ...(wanted !== undefined && { ticket: wanted }) };
  return { ...reworded(window, words, at), timeZone: timeZone ?? window.timeZone };
}

function decideEdit(
  deps: ArmingDeps,
  snapshot: Snapshot,
  { before, after: worded, editor, at }: Editing,
  plan: Plan,
  reason: string | undefined,
): CommandOutcome<WindowResult> {
  const site = siteIn(snapshot, before.siteId);
  const head = snapshot.head(before.siteId);
  const directory = snapshot.directory();
  const others = calendarOfOthers(snapshot, before);
  assertPlannable(plan, site.policy, at);
  const after = edit(worded, { plan, editor, policy: site.policy, at, directoryVersion: directory.version });
  assertEnoughApprovers(after, directory);
  const calendar = withEntry(others, placedWindow(after, others, at));
  assertRequestFits(deps, snapshot, { site, calendar, standing: others }, before.windowId, at);
  const reliedOn = [{ kind: 'site', value: site } as const, { kind: 'directory', value: directory } as const];
  const change = { before, after, at, actor: editor, action: 'edit', reason, reliedOn } as const;
  const asks = askingAnew(before, editor);
  if (before.status === 'approved') {
    assertRoom(head.requests);
    const headChanges = { requests: [...head.requests, before.windowId] };
    const { window, commit } = leaveCalendar(snapshot, { ...change, headChanges });
    return { result: { kind: 'window', value: window }, commit, asks };
  }
  const result = { kind: 'window', value: after } as const;
  return { result, commit: audited({ ...change, head, subject: before.windowId, put: [result] }), asks };
}
