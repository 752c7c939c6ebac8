import { withoutEntry } from '../../domain/window/overlap';
import type { Window } from '../../domain/window/window';
import type { Commit } from '../../store/port';
import type { Snapshot } from '../../store/snapshot';
import { audited } from '../transaction/audited';
import type { CalendarEntryChange } from './enter-calendar';

export interface CalendarRemoval extends Omit<CalendarEntryChange, 'put'> {
  /** Nothing else follows from the change of the window. */
  readonly quiet?: true;
}

/** Removes an approved or active window from the calendar, and so from the edge, in the transition that ends it. */
export function leaveCalendar(
  snapshot: Snapshot,
  { quiet, ...leaving }: CalendarRemoval,
): { readonly window: Window; readonly commit: Commit } {
  const { siteId, windowId } = leaving.after;
  const head = snapshot.head(siteId);
  const revision = head.revision + 1;
  const window = { ...leaving.after, revision };
  const calendar = withoutEntry(snapshot.calendar(siteId), windowId);
  const commit = audited({
    ...leaving,
    head,
    subject: windowId,
    after: window,
    headChanges: { ...leaving.headChanges, revision },
    put: [
      { kind: 'window', value: window, ...(quiet && { quiet }) },
      { kind: 'calendar', value: calendar },
    ],
  });
  return { window, commit };
}
