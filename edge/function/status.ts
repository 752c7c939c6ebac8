import { modes } from '../document/mode';
import {
  IntervalField,
  intervalInForce,
  isAhead,
  type ScheduledInterval,
  ScheduleField,
  scheduleIn,
} from '../document/schedule';
import type { TextResponse } from './event';
import { CONTENT_TYPE, respond } from './respond';

/** Answered at the edge for every hostname that has a schedule; described in docs/status-document.md. */
export const STATUS_PATH = '/.well-known/maintenance.json';

/** More would cost more than a function may. */
const MOST_WINDOWS = 8;

/**
 * The status document of a hostname: what is in force and what comes next.
 *
 * @param value of the hostname's key
 * @param now UTC epoch seconds, with fractions
 * @throws on a value that is no schedule
 */
export function answerStatus(value: string, now: number): TextResponse {
  const schedule = scheduleIn(value);
  const current = intervalInForce(schedule, undefined, now);
  let state = '"mode":"none","endsAt":null';
  let windows = '';
  let left = MOST_WINDOWS;
  for (let index = ScheduleField.firstInterval; index < schedule.length && left > 0; index++) {
    const interval = schedule[index] as ScheduledInterval;
    if (!isAhead(interval, now)) continue;
    left--;
    // Formatting dates is expensive: the text of the window in force is reused.
    const own = `"mode":"${modes[interval[IntervalField.mode]]}","endsAt":"${instant(interval[IntervalField.endsAt])}"`;
    if (interval === current) state = own;
    const paths = interval[IntervalField.paths];
    const scope = paths ? `,"paths":${JSON.stringify(paths)}` : '';
    windows +=
      (windows && ',') + '{"startsAt":"' + instant(interval[IntervalField.startsAt]) + '",' + own + scope + '}';
  }
  const response = respond(200, { [CONTENT_TYPE]: { value: 'application/json' } }, '*');
  response.body = `{${state},"revision":${schedule[ScheduleField.revision]},"windows":[${windows}]}`;
  return response;
}

/** UTC, `2026-11-22T15:00:00Z` */
export const instant = (seconds: number): string => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
