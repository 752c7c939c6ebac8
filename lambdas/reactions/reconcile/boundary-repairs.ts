import type { Boundary } from '../../aws/boundary';
import { scheduleName } from '../../aws/boundary-schedules';
import { LONGEST_DELAY_SECONDS } from '../../aws/near-boundary-queue';
import { endOf, type Window } from '../../domain/window/window';
import { GRACE_SECONDS, type Repair } from './repair';

/**
 * Boundaries of an approved or active window that were not recorded or scheduled. A due end also covers a start that
 * was never recorded.
 *
 * @param schedules names of those that there are; `undefined` if they were not listed
 */
export function boundaryRepair(
  window: Window,
  schedules: ReadonlySet<string> | undefined,
  now: number,
): Repair | undefined {
  const { windowId, status, plan } = window;
  if (status !== 'approved' && status !== 'active') return undefined;
  const due = now - GRACE_SECONDS;
  if (endOf(window) <= due) return flip(window, 'end', endOf(window));
  if (status === 'approved' && plan.startsAt <= due) return flip(window, 'start', plan.startsAt);
  if (!schedules || schedulesOf(window, now).every((name) => schedules.has(name))) return undefined;
  return {
    finding: 'missing-schedule',
    act: 'onControlChange',
    payload: { repair: { subjectId: windowId } },
    at: status === 'approved' ? plan.startsAt : endOf(window),
    subjectId: windowId,
  };
}

function flip({ windowId, planVersion, revision }: Window, boundary: Boundary['boundary'], at: number): Repair {
  const payload: Boundary = { windowId, planVersion, revision, boundary };
  return { finding: `unflipped-${boundary}`, act: 'flipWindow', payload, at, subjectId: windowId };
}

/**
 * Names of the schedules that a window must have. Messages in the queue cannot be listed, so these are only those of
 * boundaries too far for the queue.
 */
export function schedulesOf(window: Window, now: number): readonly string[] {
  const { windowId, revision, status, plan, requestedAt, decidedAt = requestedAt } = window;
  if (now < decidedAt + GRACE_SECONDS) return [];
  const far = now + LONGEST_DELAY_SECONDS;
  const end = endOf(window) > far ? [scheduleName({ windowId, revision, boundary: 'end' })] : [];
  const starts = status === 'approved' && plan.startsAt > far;
  return starts ? [...end, scheduleName({ windowId, revision, boundary: 'start' })] : end;
}
