import { forms, hasForm } from '../forms';
import { isWithin, ranges } from '../limits';
import { assertTimeZone, zoned } from '../local-time';
import { malformedField } from '../refusal';
import type { Interval } from '../window/window';
import type { AllowedHours } from './proposal';

const day = 86_400;

/** @throws Refusal `malformed`, `unknown-time-zone` */
export function allowedHoursOf({ from, to, days, timeZone }: AllowedHours): AllowedHours {
  assertTimeZone(timeZone);
  if (!hasForm(forms.timeOfDay, from) || !hasForm(forms.endOfHours, to) || from === to) {
    throw malformedField('hours', 'must go from HH:MM to another HH:MM, or to 24:00');
  }
  if (days && (days.length === 0 || !days.every((weekday) => isWithin(weekday, ranges.weekday)))) {
    throw malformedField('hours.days', 'must be numbers from 1 (Monday) to 7 (Sunday); leave them out for every day');
  }
  return { from, to, timeZone, ...(days && { days: [...new Set(days)].sort((left, right) => left - right) }) };
}

/** Whether the local time in the zone is allowed at every second of the interval, also on days with a clock change. */
export function isWithinHours(hours: AllowedHours, interval: Interval): boolean {
  return shownBy(hours.timeZone, interval).every((shown) => isAllowed(hours, shown));
}

/** An interval in local time, written as if it were UTC: a new piece begins at each clock change. */
function shownBy(timeZone: string, { startsAt, endsAt }: Interval): Interval[] {
  const pieces: Interval[] = [];
  let from = zoned(startsAt, timeZone);
  while (from.epochMilliseconds < endsAt * 1000) {
    const change = from.getTimeZoneTransition('next');
    const offset = from.offsetNanoseconds / 1e9;
    const to = Math.min(endsAt, change === null ? endsAt : change.epochMilliseconds / 1000);
    pieces.push({ startsAt: from.epochMilliseconds / 1000 + offset, endsAt: to + offset });
    from = zoned(to, timeZone);
  }
  return pieces;
}

/** Goes through the allowed hours day by day, as long as they follow each other without a gap. */
function isAllowed({ from, to, days }: AllowedHours, { startsAt, endsAt }: Interval): boolean {
  const opens = secondsOf(from);
  const lasts = secondsOf(to) - opens + (secondsOf(to) <= opens ? day : 0);
  let covered = startsAt;
  for (let midnight = Math.floor(startsAt / day) * day - day; midnight < endsAt; midnight += day) {
    const open = midnight + opens;
    if (isDay(days, midnight) && open <= covered) covered = Math.max(covered, open + lasts);
  }
  return covered >= endsAt;
}

/** 1970-01-01 was a Thursday. */
function isDay(days: readonly number[] | undefined, midnight: number): boolean {
  return days === undefined || days.includes(((midnight / day + 3) % 7) + 1);
}

function secondsOf(time: string): number {
  return Number(time.slice(0, 2)) * 3600 + Number(time.slice(3)) * 60;
}
