import type { EpochSeconds } from '../../domain/actor';
import type { Calendar } from '../../domain/site/site';
import { startedPlan } from '../../domain/window/on-approval';
import { assertNoOverlap } from '../../domain/window/overlap';
import { endOf, type Window } from '../../domain/window/window';

/**
 * The window as it would be in the calendar if it were approved now. One that starts on approval gets the earliest start that
 * is possible now; a later approval finds no earlier one.
 *
 * @param others the calendar without the window itself
 * @throws Refusal `overlap`
 */
export function placedWindow(window: Window, others: Calendar, at: EpochSeconds): Window {
  const placed = { ...window, plan: startedPlan(window.plan, others, at) };
  if (!window.emergency) assertNoOverlap(others, { ...placed.plan, endsAt: endOf(placed) }, at);
  return placed;
}
