import type { EpochSeconds } from '../actor';
import { instantText } from '../local-time';
import { Refusal } from '../refusal';
import type { Calendar, CalendarEntry } from '../site/site';
import { scopeHolds, scopesMeet } from './scope';
import { endOf, type Interval, modes, type Plan, type Window } from './window';

/** Half-open intervals: one may begin in the same second in which the other ends. */
export function intervalsMeet(left: Interval, right: Interval): boolean {
  return left.startsAt < right.endsAt && right.startsAt < left.endsAt;
}

/** What the overlap rule is about. */
export type Covering = Pick<Plan, 'mode' | 'startsAt' | 'endsAt' | 'hostnames' | 'paths' | 'pathMatch'>;

/** Whether both cover some request at some time. */
export function plansMeet(one: Covering, other: Covering): boolean {
  return intervalsMeet(one, other) && hostnamesMeet(one, other) && scopesMeet(one, other);
}

type Named = Pick<Plan, 'hostnames'>;

/** A wildcard and a name below it are two hostnames: the edge looks up the name alone where a site has both. */
const hostnamesMeet = (one: Named, other: Named): boolean =>
  one.hostnames.some((hostname) => other.hostnames.includes(hostname));

const hostnamesHold = (outer: Named, inner: Named): boolean =>
  inner.hostnames.every((hostname) => outer.hostnames.includes(hostname));

/**
 * Whether the stricter of two plans covers strictly less than the other where they meet, so that both do what their approvers
 * read: the edge enforces the stricter mode on its paths and hostnames, and the other mode everywhere else. If both had the
 * same mode, or the stricter one covered as much or more, one of them would have no effect.
 */
export function areNested(one: Covering, other: Covering): boolean {
  if (one.mode === other.mode) return false;
  const [inner, outer] = modes.indexOf(one.mode) < modes.indexOf(other.mode) ? [one, other] : [other, one];
  return scopeHolds(outer, inner) && !(scopeHolds(inner, outer) && hostnamesHold(inner, outer));
}

/** Approved and active windows, including emergencies, that overlap a plan in time and scope, ordered by start. */
export function windowsBeside(calendar: Calendar, plan: Covering, now: EpochSeconds): readonly CalendarEntry[] {
  return calendar.entries
    .filter((entry) => entry.endsAt > now && plansMeet(entry, plan))
    .sort((left, right) => left.startsAt - right.startsAt);
}

/**
 * @returns the approved or active window that conflicts with `plan`, if any. Emergencies never conflict: where they
 * overlap, the edge enforces the stricter mode.
 */
export function conflictOf(calendar: Calendar, plan: Covering, now: EpochSeconds): CalendarEntry | undefined {
  return windowsBeside(calendar, plan, now).find((entry) => !entry.emergency && !areNested(entry, plan));
}

/** @throws Refusal `overlap`, naming the conflicting window. */
export function assertNoOverlap(calendar: Calendar, plan: Covering, now: EpochSeconds): void {
  const conflict = conflictOf(calendar, plan, now);
  if (conflict) throw overlapping(conflict);
}

/** @param notAfter the latest start, where none is possible */
export function overlapping(conflict: CalendarEntry, notAfter?: EpochSeconds): Refusal {
  const { windowId, mode, hostnames, paths, startsAt, endsAt } = conflict;
  const when =
    notAfter === undefined
      ? 'this time and scope'
      : `this scope until after ${instantText(notAfter)}, the latest start`;
  return new Refusal(
    'overlap',
    `The approved window ${windowId} (${mode}) covers part of ${when}. Two windows may overlap only if the stricter one covers paths or hostnames inside those of the other.`,
    { windowId, mode, hostnames, paths, startsAt: instantText(startsAt), endsAt: instantText(endsAt) },
  );
}

/** The calendar with an approved window added. */
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
