import { tzOffset } from '@date-fns/tz';

/** What a local time means in a zone. */
export type Meant =
  | { readonly kind: 'instant'; readonly at: string }
  /** The clocks are set back: it comes twice. */
  | { readonly kind: 'twice'; readonly earlier: string; readonly later: string }
  /** The clocks are set forward: it does not exist. */
  | { readonly kind: 'never' }
  /** Not (yet) a time. */
  | { readonly kind: 'unknown' };

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** @param date `YYYY-MM-DD` @param time `HH:mm` @param zone IANA */
export function meantBy(date: string, time: string, zone: string): Meant {
  const local = Date.parse(`${date}T${time}:00Z`);
  // What is no date, such as 30 February, is not the day that it would be if months were longer.
  if (Number.isNaN(local) || textOf(local) !== `${date}T${time}:00Z` || Number.isNaN(offsetMs(zone, local)))
    return { kind: 'unknown' };
  const offsets = new Set([local - DAY_MS, local + DAY_MS].map((near) => offsetMs(zone, near)));
  const instants = [...offsets].map((offset) => local - offset).filter((at) => at + offsetMs(zone, at) === local);
  const [earlier, later] = instants.sort((one, other) => one - other);
  if (earlier === undefined) return { kind: 'never' };
  if (later === undefined) return { kind: 'instant', at: textOf(earlier) };
  return { kind: 'twice', earlier: textOf(earlier), later: textOf(later) };
}

/** A date and a time to the minute, as they are in a zone; empty in a zone that the browser does not know. */
export function localIn(zone: string, instant: string): { readonly date: string; readonly time: string } {
  const at = Date.parse(instant);
  const offset = offsetMs(zone, at);
  if (Number.isNaN(at + offset)) return { date: '', time: '' };
  const local = textOf(at + offset);
  return { date: local.slice(0, 10), time: local.slice(11, 16) };
}

export function plusMinutes(instant: string, minutes: number): string {
  return textOf(Date.parse(instant) + minutes * MINUTE_MS);
}

/** How far the clocks of a zone are ahead of UTC; NaN for what is no zone. */
const offsetMs = (zone: string, at: number): number => tzOffset(zone, new Date(at)) * MINUTE_MS;

/** RFC 3339 in UTC, to the second. */
const textOf = (at: number): string => new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
