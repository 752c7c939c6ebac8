import type { Boundary } from '../../aws/boundary';
import type { BoundarySchedules } from '../../aws/boundary-schedules';
import { LONGEST_DELAY_SECONDS, type NearBoundaryQueue } from '../../aws/near-boundary-queue';
import { endOf, type Window } from '../../domain/window/window';
import type { ReactionDeps } from '../deps';

export interface BoundaryDeps extends ReactionDeps {
  readonly schedules: BoundarySchedules;
  readonly queue: NearBoundaryQueue;
  /** Boundaries at most this near go to the queue; 0 leaves all it can to Scheduler. */
  readonly nearSeconds: number;
}

/**
 * What Scheduler does with an `at()` in the past is not documented, and creating an entry takes time. So what is due
 * within these seconds takes the queue whatever the threshold says; there a late message is simply delivered.
 */
const CREATION_SECONDS = 5;

/**
 * Arms what is still to come of an approved or active window. Repeats find the same schedule or queue another message,
 * which flip-window answers with `already`. Neither way delivers early; should a clock disagree, flip-window asks again.
 */
export async function armBoundaries(deps: BoundaryDeps, window: Window): Promise<void> {
  const endsAt = endOf(window);
  const over = deps.clock() >= endsAt;
  // Both at once could flip the end first; past the end, the start is recorded as missed anyway.
  if (window.status === 'approved' && !over) await arm(deps, window, 'start', window.plan.startsAt);
  await arm(deps, window, 'end', endsAt);
}

async function arm(deps: BoundaryDeps, window: Window, side: Boundary['boundary'], at: number): Promise<void> {
  const { windowId, planVersion, revision, plan } = window;
  const boundary = { windowId, planVersion, revision, boundary: side };
  const seconds = at - deps.clock();
  if (seconds <= Math.min(Math.max(deps.nearSeconds, CREATION_SECONDS), LONGEST_DELAY_SECONDS)) {
    await deps.queue.send(boundary, Math.max(0, seconds));
    deps.log('boundary-queued', { ...boundary, seconds });
    return;
  }
  const outcome = await deps.schedules.arm(boundary, at, maximumAge(endOf(window) - plan.startsAt));
  deps.log('boundary-scheduled', { ...boundary, seconds, outcome });
}

/** Scheduler takes 60–86400 s; longer than the window or an hour, reconcile has flipped the boundary. */
const maximumAge = (duration: number): number => Math.max(60, Math.min(duration, 3600));

/**
 * Removes what a window that ended left armed. Only tidiness: an entry that fires nevertheless meets a stale revision.
 *
 * @param revisions every revision the window may have been armed at
 */
export async function disarmBoundaries(deps: BoundaryDeps, windowId: string, revisions: Iterable<number>) {
  const armed = [...new Set(revisions)].filter((revision) => revision > 0);
  for (const revision of armed) {
    await deps.schedules.disarm({ windowId, revision, boundary: 'start' });
    await deps.schedules.disarm({ windowId, revision, boundary: 'end' });
    deps.log('boundaries-removed', { windowId, revision });
  }
}
