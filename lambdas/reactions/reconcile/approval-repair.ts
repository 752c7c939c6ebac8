import { objection } from '../../commands/window/recheck-window';
import type { Directory } from '../../domain/directory/directory';
import { hasBegun } from '../../domain/window/transitions';
import type { Window } from '../../domain/window/window';
import type { Repair } from './repair';

/**
 * An approved window that may not begin: its votes no longer count by the directory as it stands. Whether that is so when it
 * is called off, the command decides anew.
 */
export function approvalRepair(window: Window, directory: Directory, now: number): Repair | undefined {
  const { windowId, status } = window;
  if (status !== 'approved' || hasBegun(window, now) || objection(window, directory) === undefined) return undefined;
  return {
    finding: 'approval-lost',
    act: 'onControlChange',
    payload: { repair: { subjectId: windowId } },
    subjectId: windowId,
  };
}
