import type { Directory } from '../../domain/directory/directory';
import { isApprovedStill } from '../../domain/voting/window-votes';
import { keepsTerms } from '../../domain/window/on-approval';
import { digestOf } from '../../domain/window/plan';
import { cancel, hasBegun } from '../../domain/window/transitions';
import type { Window } from '../../domain/window/window';
import type { Snapshot } from '../../store/snapshot';
import { leaveCalendar } from '../calendar/leave-calendar';
import { windowKeys } from '../requirements/window';
import { systemActor } from '../transaction/audited';
import { type CommandOutcome, decideAndCommit } from '../transaction/decide-and-commit';
import type { Deps } from '../transaction/deps';

export interface Recheck {
  /**
   * `holds`: the plan to enforce is the one that was approved. `settled`: the window needs no arming (any more), or it
   * has begun.
   */
  readonly outcome: 'holds' | 'cancelled' | 'settled';
  /** Absent when unknown. */
  readonly window?: Window;
}

/**
 * Checks an approved window again before it starts: its plan must match the digest, and according to the current
 * directory its approvals must come from people other than those who requested or changed it. Otherwise the window is
 * cancelled. Harmless when repeated.
 *
 * @throws Refusal `contended`
 */
export async function recheckWindow(deps: Deps, { windowId }: { readonly windowId: string }): Promise<Recheck> {
  return decideAndCommit<Recheck>(deps, windowKeys(windowId), (snapshot, at) => {
    const window = snapshot.window(windowId);
    if (!window) return { result: { outcome: 'settled' } };
    if (window.status !== 'approved' || hasBegun(window, at)) return { result: { outcome: 'settled', window } };
    const reason = objection(window, snapshot.directory());
    return reason === undefined ? { result: { outcome: 'holds', window } } : callOff(snapshot, window, at, reason);
  });
}

/**
 * Why an approved window may not begin, or `undefined` if it may. For windows made from a template the template's
 * approval counts, even if it was revoked since.
 */
export function objection(window: Window, directory: Directory): string | undefined {
  const { windowId, planVersion, plan, digest, templateId } = window;
  if (digestOf(windowId, planVersion, plan) !== digest || !keepsTerms(plan))
    return 'The plan is not the one that was approved.';
  if (templateId !== undefined || isApprovedStill(window, directory)) return undefined;
  return 'Too few of the approvals came from others than those who asked, as the directory now says.';
}

function callOff(snapshot: Snapshot, before: Window, at: number, reason: string): CommandOutcome<Recheck> {
  const after = { ...cancel(before, at), calledOffAt: at };
  const change = { before, after, at, actor: systemActor('recheck'), action: 'cancel', reason } as const;
  const { window, commit } = leaveCalendar(snapshot, change);
  return { result: { outcome: 'cancelled', window }, commit };
}
