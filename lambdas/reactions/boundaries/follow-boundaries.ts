import type { Window } from '../../domain/window/window';
import { armBoundaries, type BoundaryDeps, disarmBoundaries } from './arm-boundaries';

/**
 * Keeps a window's schedules in line with its state. An approved amendment or an extension gives the window a new
 * revision: its boundaries are scheduled again, and then the old schedules are removed, which would be stale when they
 * fire.
 *
 * @param revisions those the window had before and after a change; 0 where there is none
 */
export async function followBoundaries(
  deps: BoundaryDeps,
  window: Window,
  revisions: readonly number[],
): Promise<void> {
  const { revision } = window;
  switch (window.status) {
    case 'approved':
    case 'active': {
      await armBoundaries(deps, window);
      return disarmBoundaries(
        deps,
        window,
        revisions.filter((older) => older < revision),
      );
    }
    case 'completed':
    case 'cancelled':
      return disarmBoundaries(deps, window, [...revisions, revision]);
    default:
      return;
  }
}
