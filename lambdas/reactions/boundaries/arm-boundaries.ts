import type { Boundary } from '../../aws/boundary';
import type { BoundarySchedules } from '../../aws/boundary-schedules';
import { LONGEST_DELAY_SECONDS, type NearBoundaryQueue } from '../../aws/near-boundary-queue';
import { comesNearAt } from '../../domain/site/near-windows';
import { endOf, type Window } from '../../domain/window/window';
import type { ReactionDeps } from '../deps';

export interface BoundaryDeps extends ReactionDeps {
  readonly schedules: BoundarySchedules;
  readonly queue: NearBoundaryQueue;
  /** Boundaries at most this near go to the queue; with 0, as few as possible. */
  readonly nearSeconds: number;
  /** How long before its start a window is put at the edge. */
  readonly armedSecondsAhead: number;
}

/**
 * What Scheduler does with an `at()` in the past is not documented, and creating an entry takes time. So boundaries due
 * within these seconds always go to the queue, which simply delivers a late message.
 */
const CREATION_SECONDS = 5;

/**
 * Schedules the boundaries that an approved or active window still has. A repeat finds the same schedule, or queues
 * another message, which flip-window answers with `already`. Neither delivers early; if clocks differ, flip-window
 * waits.
 */
export async function armBoundaries(deps: BoundaryDeps, window: Window): Promise<void> {
  const endsAt = endOf(window);
  const over = deps.clock() >= endsAt;
  // If both were sent at once, the end could be flipped first. After the end, the start is recorded as missed anyway.
  if (window.status === 'approved' && !over) await arm(deps, window, 'start', window.plan.startsAt);
  await arm(deps, window, 'end', endsAt);
  if (window.status === 'approved') await publishWhenNear(deps, window);
}

/**
 * The publish that followed the approval may have come a little earlier, when the window was still far ahead; a minute later is
 * soon enough for the edge.
 */
async function publishWhenNear(deps: BoundaryDeps, { windowId, siteId, revision, plan }: Window): Promise<void> {
  const now = deps.clock();
  const at = comesNearAt(plan, deps.armedSecondsAhead);
  if (at < now - SLACK_SECONDS) return;
  const outcome = await deps.schedules.publishAt({ windowId, siteId, revision }, Math.max(at, now + SLACK_SECONDS));
  deps.log('arming-scheduled', { windowId, siteId, revision, seconds: at - now, outcome });
}

const SLACK_SECONDS = 60;

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
 * Removes what a window that ended or changed left armed. Entries that have fired removed themselves: that of the start
 * when it was recorded, and that of the end when the window ended as planned. Only tidiness: an entry that fires nevertheless
 * meets a stale revision, or publishes what is published already.
 *
 * @param revisions every revision the window may have been armed at
 */
export async function disarmBoundaries(deps: BoundaryDeps, window: Window, revisions: readonly number[]) {
  const { windowId, plan, activatedAt, completedAt, startMissed } = window;
  const now = deps.clock();
  const armed = [...new Set(revisions)].filter((revision) => revision > 0);
  const left = [
    ...(activatedAt === undefined && !startMissed ? (['start'] as const) : []),
    ...(completedAt === undefined || completedAt < endOf(window) ? (['end'] as const) : []),
    ...(comesNearAt(plan, deps.armedSecondsAhead) > now ? (['arming'] as const) : []),
  ];
  for (const revision of armed) {
    for (const boundary of left) await deps.schedules.disarm({ windowId, revision, boundary });
    if (left.length > 0) deps.log('boundaries-removed', { windowId, revision });
  }
}
