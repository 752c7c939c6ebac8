import type { Actor, EpochSeconds } from '../domain/actor';
import type { AuditAction } from '../domain/audit';
import { withoutEntry } from '../domain/overlap';
import type { Window } from '../domain/window';
import type { Commit } from '../store/port';
import type { Snapshot } from '../store/snapshot';
import { audited } from './audited';

export interface Leaving {
  readonly before: Window;
  readonly after: Window;
  readonly at: EpochSeconds;
  readonly actor: Actor;
  readonly action: AuditAction;
  readonly reason?: string | undefined;
}

/** Takes an approved or active window out of the calendar, and so off the edge, with the move that ends it. */
export function leaveCalendar(
  snapshot: Snapshot,
  leaving: Leaving,
): { readonly window: Window; readonly commit: Commit } {
  const { before, action } = leaving;
  const head = snapshot.head(before.siteId);
  const revision = head.revision + 1;
  const window = { ...leaving.after, revision };
  const calendar = withoutEntry(snapshot.calendar(before.siteId), before.windowId);
  const commit = audited({
    ...leaving,
    head,
    action,
    subject: before.windowId,
    after: window,
    moves: { revision },
    put: [
      { kind: 'window', value: window },
      { kind: 'calendar', value: calendar },
    ],
  });
  return { window, commit };
}
