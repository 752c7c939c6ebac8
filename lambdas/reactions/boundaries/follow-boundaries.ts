import type { Window } from '../../domain/window/window';
import { armBoundaries, type BoundaryDeps, disarmBoundaries } from './arm-boundaries';

/**
 * Keeps a window's schedules in line with its state. What changes a boundary gives the window a new revision: an approval, an
 * approved amendment, an extension. Its boundaries are then scheduled, and the schedules of the revision before are removed,
 * which would be stale when they fire. Whatever else changes needs no call to Scheduler; if one was lost, reconcile finds
 * that a schedule is missing. The revision with which a window ends is never scheduled.
 *
 * @param revisions those the window had before and after a change; 0 where there is none, and none for a repair
 */
export async function followBoundaries(
  deps: BoundaryDeps,
  window: Window,
  revisions: readonly number[],
): Promise<void> {
  const { status, revision } = window;
  const isOver = status === 'completed' || status === 'cancelled';
  if (status !== 'approved' && status !== 'active' && !isOver) return;
  const older = revisions.filter((each) => each < revision);
  if (!isOver && (older.length > 0 || revisions.length === 0)) await armBoundaries(deps, window);
  await disarmBoundaries(deps, window, older);
}
