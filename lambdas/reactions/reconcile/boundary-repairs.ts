import type { Boundary } from '../../aws/boundary';
import type { ScheduleInspection } from '../../aws/boundary-schedules';
import { LONGEST_DELAY_SECONDS } from '../../aws/near-boundary-queue';
import { endOf, type Window } from '../../domain/window/window';
import { GRACE_SECONDS, type Repair } from './repair';

/**
 * Boundaries of an approved or active window that were not recorded or scheduled. A due end also covers a start that
 * was never recorded.
 */
export async function boundaryRepair(
  schedules: ScheduleInspection,
  window: Window,
  now: number,
): Promise<Repair | undefined> {
  const { windowId, status, plan } = window;
  if (status !== 'approved' && status !== 'active') return undefined;
  const due = now - GRACE_SECONDS;
  if (endOf(window) <= due) return flip(window, 'end');
  if (status === 'approved' && plan.startsAt <= due) return flip(window, 'start');
  if (await isArmed(schedules, window, now)) return undefined;
  return {
    finding: 'missing-schedule',
    act: 'onControlChange',
    payload: { repair: { subjectId: windowId } },
    subjectId: windowId,
  };
}

function flip({ windowId, planVersion, revision }: Window, boundary: Boundary['boundary']): Repair {
  const payload: Boundary = { windowId, planVersion, revision, boundary };
  return { finding: `unflipped-${boundary}`, act: 'flipWindow', payload, subjectId: windowId };
}

/** Messages in the queue cannot be listed, so only schedules of boundaries too far for the queue are checked. */
async function isArmed(schedules: ScheduleInspection, window: Window, now: number): Promise<boolean> {
  const { windowId, revision, status, plan, requestedAt, decidedAt = requestedAt } = window;
  if (now < decidedAt + GRACE_SECONDS) return true;
  const far = now + LONGEST_DELAY_SECONDS;
  if (endOf(window) > far && !(await schedules.isArmed({ windowId, revision, boundary: 'end' }))) return false;
  if (status !== 'approved' || plan.startsAt <= far) return true;
  return schedules.isArmed({ windowId, revision, boundary: 'start' });
}
