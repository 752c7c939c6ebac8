import type { Window } from '../../domain/window/window';
import { armBoundaries, type BoundaryDeps, disarmBoundaries } from './arm-boundaries';

/**
 * Keeps a window's schedules in step with what is recorded. An amendment that was approved and an extension give the window
 * another revision: its boundaries are armed anew before the older entries go, which would be stale when they fired.
 *
 * @param revisions those the window had before and after a change; 0 where there is none
 */
export async function followBoundaries(
  deps: BoundaryDeps,
  window: Window,
  revisions: readonly number[],
): Promise<void> {
  const { windowId, revision } = window;
  switch (window.status) {
    case 'approved':
    case 'active': {
      await armBoundaries(deps, window);
      return disarmBoundaries(
        deps,
        windowId,
        revisions.filter((older) => older < revision),
      );
    }
    case 'completed':
    case 'cancelled':
      return disarmBoundaries(deps, windowId, [...revisions, revision]);
    default:
      return;
  }
}
