import { Temporal } from 'temporal-polyfill';
import { durationText } from './duration';

const zoned = (at: number, zone: string) => Temporal.Instant.fromEpochMilliseconds(at * 1000).toZonedDateTimeISO(zone);

/** RFC 3339 in UTC, as it is sent: `2026-11-29T01:30:00Z`. @param at seconds since 1970 */
export const instantText = (at: number): string => `${new Date(at * 1000).toISOString().slice(0, 19)}Z`;

/** RFC 3339 with the offset of the zone: `2026-11-29T02:30:00+01:00`. */
export const offsetText = (at: number, zone: string): string =>
  zoned(at, zone).toString({ smallestUnit: 'second', timeZoneName: 'never' });

/** Seconds since 1970 of an instant in an answer. */
export const secondsOf = (instant: string): number => Math.floor(Date.parse(instant) / 1000);

/** `2026-11-29 01:30`, for tables; seconds only where there are some. */
export function minuteText(at: number, zone: string): string {
  const text = zoned(at, zone).toPlainDateTime().toString({ smallestUnit: 'second' }).replace('T', ' ');
  return text.replace(/:00$/, '');
}

/** `Sun 29 Nov 02:30`: the weekday is what people check. */
function weekdayText(at: number, zone: string): string {
  const local = zoned(at, zone);
  const day = local.toLocaleString('en-GB', { weekday: 'short', day: 'numeric', month: 'short' }).replace(',', '');
  return `${day} ${minuteText(at, zone).slice(11)}`;
}

/** `in 3 h 12 min`, `5 min ago`, `now`. @param now milliseconds since 1970 */
export function distanceText(at: number, now: number): string {
  const seconds = at - Math.ceil(now / 1000);
  if (seconds === 0) return 'now';
  return seconds > 0 ? `in ${durationText(seconds)}` : `${durationText(-seconds)} ago`;
}

/** `2026-11-29 01:30 UTC · Sun 29 Nov 02:30 Europe/Paris · in 3 h 12 min`. */
export const toldTime = (at: number, zones: string | readonly string[], now: number): string =>
  `${clockTime(at, zones)} · ${distanceText(at, now)}`;

/** The same of what does not come any more: `2026-11-29 01:30 UTC · Sun 29 Nov 02:30 Europe/Paris`. */
export function clockTime(at: number, zones: string | readonly string[]): string {
  const others = [...new Set([zones].flat())].filter((zone) => zone !== 'UTC');
  return [`${minuteText(at, 'UTC')} UTC`, ...others.map((zone) => `${weekdayText(at, zone)} ${zone}`)].join(' · ');
}
