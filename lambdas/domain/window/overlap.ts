import type { EpochSeconds } from '../actor';
import { instantText } from '../local-time';
import { Refusal } from '../refusal';
import type { Calendar, CalendarEntry } from '../site/site';
import { scopesMeet } from './scope';
import { endOf, type Interval, type Plan, type Window } from './window';

/** Half-open intervals: one may begin in the second in which the other ends. */
export function intervalsMeet(left: Interval, right: Interval): boolean {
  return left.startsAt < right.endsAt && right.startsAt < left.endsAt;
}

/**
 * @returns the approved or active window that meets `plan` in time and scope, if any. Emergencies stand in nobody's way: where
 *   they overlap the edge enforces the stricter mode.
 */
export function conflictOf(calendar: Calendar, plan: Plan, now: EpochSeconds): CalendarEntry | undefined {
  return calendar.entries.find(
    (entry) =>
      !entry.emergency && entry.endsAt > now && intervalsMeet(entry, plan) && scopesMeet(entry.paths, plan.paths),
  );
}

/** @throws Refusal `overlap`, naming the window that stands. */
export function assertNoOverlap(calendar: Calendar, plan: Plan, now: EpochSeconds): void {
  const conflict = conflictOf(calendar, plan, now);
  if (!conflict) return;
  const { windowId, startsAt, endsAt } = conflict;
  throw new Refusal('overlap', `The approved window ${windowId} covers part of this time and scope.`, {
    windowId,
    startsAt: instantText(startsAt),
    endsAt: instantText(endsAt),
  });
}

/** The calendar with an approved window in it. */
export function withEntry(calendar: Calendar, window: Window): Calendar {
  const entry: CalendarEntry = {
    ...window.plan,
    endsAt: endOf(window),
    windowId: window.windowId,
    digest: window.digest,
    ...(window.emergency && { emergency: true }),
  };
  return { ...calendar, entries: [...calendar.entries, entry], version: calendar.version + 1 };
}

/** The calendar without a window. */
export function withoutEntry(calendar: Calendar, windowId: string): Calendar {
  const entries = calendar.entries.filter((entry) => entry.windowId !== windowId);
  return { ...calendar, entries, version: calendar.version + 1 };
}
