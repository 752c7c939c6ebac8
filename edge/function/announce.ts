import { modes } from '../document/mode';
import { isInScope } from '../document/path';
import {
  IntervalField,
  intervalInForce,
  isAhead,
  type ScheduledInterval,
  ScheduleField,
  scheduleIn,
} from '../document/schedule';
import { instant } from './status';

/** Windows further away than this, in seconds, are not announced: a week. */
const AHEAD = 604_800;

/**
 * `2026-11-22T14:00:00Z/2026-11-22T15:00:00Z;mode=full` for the window on this path that is in force (the strictest, if there
 * are several) or, if none is, begins next; undefined if there is none within a week. Entries that cannot be read are not announced.
 *
 * @param value of the hostname's key
 * @param now UTC epoch seconds, with fractions
 */
export function nextWindow(value: string, uri: string, now: number): string | undefined {
  try {
    const schedule = scheduleIn(value);
    const current = intervalInForce(schedule, uri, now);
    if (current) return announcement(current);
    for (let index = ScheduleField.firstInterval; index < schedule.length; index++) {
      const interval = schedule[index] as ScheduledInterval;
      if (interval[IntervalField.startsAt] >= now + AHEAD) break;
      const paths = interval[IntervalField.paths];
      if (isAhead(interval, now) && (!paths || isInScope(paths, uri))) return announcement(interval);
    }
  } catch {}
  return undefined;
}

function announcement(interval: ScheduledInterval): string {
  const from = instant(interval[IntervalField.startsAt]);
  const to = instant(interval[IntervalField.endsAt]);
  return `${from}/${to};mode=${modes[interval[IntervalField.mode]]}`;
}
