import { objection } from '../../commands/window/recheck-window';
import type { Directory } from '../../domain/directory/directory';
import { hasBegun } from '../../domain/window/transitions';
import type { Window } from '../../domain/window/window';
import type { Repair } from './repair';

/**
 * An approved window that may not begin, because its votes no longer count according to the current directory. The
 * command checks that again before it cancels the window.
 */
export function approvalRepair(window: Window, directory: Directory, now: number): Repair | undefined {
  const { windowId, status } = window;
  if (status !== 'approved' || hasBegun(window, now) || objection(window, directory) === undefined) return undefined;
  return {
    finding: 'approval-lost',
    act: 'onControlChange',
    payload: { repair: { subjectId: windowId } },
    at: window.plan.startsAt,
    subjectId: windowId,
  };
}
