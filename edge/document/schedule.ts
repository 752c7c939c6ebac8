import { modes } from './mode';
import { isInScope } from './path';

/**
 * A schedule begins with the second before which nothing happens, with this many digits. Its JSON follows: `Schedule`.
 */
export const DIGITS = 10;

/**
 * Used for that second when nothing is scheduled: later than any window can begin, in UTC epoch seconds (the year
 * 2286).
 */
export const NEVER = 9999999999;

/** A time from here on is none: it has more digits. */
const TOO_LATE = 1e10;

/**
 * Used instead of `NEVER` when bypass links may be in use: then the function looks at each request, so that no token
 * reaches the origin.
 */
export const NEVER_BUT_LINKS = 8999999999;

/** Positions in the JSON of a schedule; the intervals fill the rest, the earliest start first. */
export const ScheduleField = { siteId: 0, revision: 1, firstInterval: 2 } as const;

export type Schedule = readonly [siteId: string, revision: number, ...intervals: ScheduledInterval[]];

/** What a hostname's key holds, parsed. @throws on a value that is no schedule */
export const scheduleIn = (value: string): Schedule => JSON.parse(value.slice(DIGITS));

/** Where an interval has what. */
export const IntervalField = { mode: 0, startsAt: 1, endsAt: 2, window: 3, paths: 4, methods: 5 } as const;

/** `mode` is the position in `modes`. Without paths (or with 0, if methods follow) the interval covers every path. */
export type ScheduledInterval = readonly [
  mode: number,
  startsAt: number,
  endsAt: number,
  window: string,
  paths?: readonly string[] | 0,
  methods?: readonly string[],
];

/**
 * The strictest interval in force for a path; if there are several, the earliest. @param uri undefined or empty for any path
 */
export function intervalInForce(
  schedule: Schedule,
  uri: string | undefined,
  now: number,
): ScheduledInterval | undefined {
  let found: ScheduledInterval | undefined;
  for (let index = ScheduleField.firstInterval; index < schedule.length; index++) {
    const interval = schedule[index] as ScheduledInterval;
    if (interval[IntervalField.startsAt] > now) break;
    if (!isAhead(interval, now) || (found && interval[IntervalField.mode] >= found[IntervalField.mode])) continue;
    const paths = interval[IntervalField.paths];
    if (!paths || !uri || isInScope(paths, uri)) found = interval;
  }
  return found;
}

/** Whether an interval is not over. One with an unknown mode or invalid times counts as over. */
export const isAhead = (interval: ScheduledInterval, now: number): boolean =>
  interval[IntervalField.startsAt] > 0 &&
  interval[IntervalField.endsAt] > now &&
  interval[IntervalField.endsAt] < TOO_LATE &&
  interval[IntervalField.mode] < modes.length;
