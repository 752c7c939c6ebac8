import type { Actor, EpochSeconds } from '../../domain/actor';
import type { AuditAction } from '../../domain/audit/audit';
import type { Calendar } from '../../domain/site/site';
import { withEntry } from '../../domain/window/overlap';
import type { Window } from '../../domain/window/window';
import type { Commit } from '../../store/port';
import type { VersionedRecord } from '../../store/records';
import type { Snapshot } from '../../store/snapshot';
import { siteIn } from '../requirements/site';
import { type AuditedChange, audited } from '../transaction/audited';
import type { Arming } from '../transaction/deps';
import { changedEntry, type Planned } from './armed-room';
import { assertCalendarHolds } from './calendar-size';
import { assertEmergencyFits, assertFits } from './edge-capacity';
import { placedWindow } from './placed-window';
import { type Reserved, withRoom } from './store-room';

export interface CalendarEntryChange {
  /** `null` for a window that is made approved. */
  readonly before: Window | null;
  readonly after: Window;
  readonly at: EpochSeconds;
  readonly actor: Actor;
  readonly action: AuditAction;
  readonly reason?: string | undefined;
  readonly headChanges?: AuditedChange['headChanges'];
  /** What changes besides the window and the calendar. */
  readonly put?: readonly VersionedRecord[];
  readonly reliedOn?: readonly VersionedRecord[];
}

/**
 * Puts the changed window into the calendar, in place of the earlier one, and so onto the edge. The calendar as it is
 * now decides, whatever it was at the request: of two overlapping requests, the one that comes later is refused here. A window
 * that starts on approval gets its start here.
 *
 * @throws Refusal `overlap`, `edge-capacity`, `edge-store-full`, `calendar-full`, `unknown-site`
 */
export function enterCalendar(
  deps: Arming,
  snapshot: Snapshot,
  entering: CalendarEntryChange,
): { readonly window: Window; readonly commit: Commit } {
  const { after, at } = entering;
  const site = siteIn(snapshot, after.siteId);
  const head = snapshot.head(after.siteId);
  const revision = head.revision + 1;
  const others = calendarOfOthers(snapshot, after);
  const window = placedWindow({ ...after, revision }, others, at);
  const standing = { site, calendar: snapshot.calendar(after.siteId) };
  const { calendar, ...reserved } = withRoomFor(deps, snapshot, { entering, standing }, withEntry(others, window));
  const commit = audited({
    ...entering,
    ...reserved,
    head,
    subject: window.windowId,
    after: window,
    headChanges: { ...entering.headChanges, revision },
    put: [{ kind: 'window', value: window }, { kind: 'calendar', value: calendar }, ...(entering.put ?? [])],
    reliedOn: [...(entering.reliedOn ?? []), { kind: 'site', value: site }],
  });
  return { window, commit };
}

interface Entering {
  readonly entering: CalendarEntryChange;
  readonly standing: Planned;
}

/** @throws Refusal `edge-capacity`, `edge-store-full`, `calendar-full` */
function withRoomFor(
  { armedSecondsAhead: secondsAhead }: Arming,
  snapshot: Snapshot,
  { entering: { before, after, at }, standing }: Entering,
  calendar: Calendar,
): Reserved {
  const planned = { site: standing.site, calendar };
  const horizon = { at, secondsAhead };
  const entry = calendar.entries.find(({ windowId }) => windowId === after.windowId);
  if (before === null && after.emergency !== undefined && entry) {
    return withRoom(snapshot, calendar, assertEmergencyFits(planned, horizon, entry), 'emergency');
  }
  assertCalendarHolds(calendar, standing.calendar);
  const change = { standing, entering: changedEntry(calendar, after.windowId) };
  return withRoom(snapshot, calendar, { bytes: assertFits(planned, horizon, change) }, 'usual');
}

/**
 * The calendar already has the window itself when it has begun, or when another vote was committed between the reads;
 * then the commit fails.
 */
export function calendarOfOthers(snapshot: Snapshot, { siteId, windowId }: Window): Calendar {
  const calendar = snapshot.calendar(siteId);
  return { ...calendar, entries: calendar.entries.filter((entry) => entry.windowId !== windowId) };
}
