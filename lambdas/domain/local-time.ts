import type { EpochSeconds } from './actor';
import { Refusal } from './refusal';

const form = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/i;
const day = 86_400;

/**
 * Reads an instant: RFC 3339 with an offset, or a local time without one, as the clocks of `timeZone` show it. Fractions of a
 * second are dropped.
 *
 * @param timeZone IANA name
 * @throws Refusal `malformed`, `unknown-time-zone`; `nonexistent-local-time` and `ambiguous-local-time` with both candidates
 */
export function resolveTime(text: string, timeZone: string): EpochSeconds {
  const zone = /(Z|[+-]\d{2}:\d{2})$/i.exec(text)?.[0];
  const wall = wallClock(text);
  const offset = zone === undefined ? 0 : offsetOf(zone);
  if (!form.test(text) || wall === undefined || offset === undefined) {
    throw new Refusal('malformed', 'A time is RFC 3339, like 2026-11-29T02:30:00Z, or local, like 2026-11-29T02:30.');
  }
  assertTimeZone(timeZone);
  return zone === undefined ? resolveLocal(wall, timeZone) : wall - offset;
}

/** @returns the wall clock as if it were UTC, or `undefined` for a date or time that no calendar has. */
function wallClock(text: string): number | undefined {
  const seconds = /^:\d{2}/.exec(text.slice(16))?.[0] ?? ':00';
  const written = `${text.slice(0, 10)}T${text.slice(11, 16)}${seconds}.000Z`;
  const at = Date.parse(written);
  // Date.parse lets 30 February pass as 2 March.
  return !Number.isNaN(at) && new Date(at).toISOString() === written ? at / 1000 : undefined;
}

/** Seconds east of UTC that `Z` or `+05:45` says. */
function offsetOf(zone: string): number | undefined {
  if (zone.length === 1) return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4))];
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60);
}

/** No zone changes its offset twice within two days, so the offsets a day before and after are all there can be. */
function resolveLocal(wall: number, timeZone: string): EpochSeconds {
  const before = offsetAt(wall - day, timeZone);
  const after = offsetAt(wall + day, timeZone);
  const candidates = [...new Set([wall - before, wall - after])];
  const real = candidates.filter((at) => at + offsetAt(at, timeZone) === wall);
  const [only] = real;
  if (only !== undefined && real.length === 1) return only;
  const named = candidates.sort((left, right) => left - right).map((at) => instantIn(at, timeZone));
  throw real.length === 0 ? nonexistent(named, timeZone) : ambiguous(named, timeZone);
}

function nonexistent(candidates: readonly string[], timeZone: string): Refusal {
  return new Refusal(
    'nonexistent-local-time',
    `Clocks in ${timeZone} skip this local time. Say ${candidates.join(' or ')}.`,
    { candidates },
  );
}

function ambiguous(candidates: readonly string[], timeZone: string): Refusal {
  return new Refusal(
    'ambiguous-local-time',
    `Clocks in ${timeZone} show this local time twice. Say ${candidates.join(' or ')}.`,
    { candidates },
  );
}

/** @throws Refusal `unknown-time-zone` */
export function assertTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw new Refusal('unknown-time-zone', 'The time zone is not an IANA name, like Europe/Berlin.', {
      timeZone: timeZone.slice(0, 64),
    });
  }
}

/** How far the clocks of a zone are ahead of UTC at an instant, in seconds. */
export function offsetAt(at: EpochSeconds, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = format.formatToParts(at * 1000);
  const shown = (type: Intl.DateTimeFormatPartTypes) =>
    Number(
      parts
        .filter((part) => part.type === type)
        .map(({ value }) => value)
        .join(),
    );
  const date = [shown('year'), shown('month') - 1, shown('day')] as const;
  return Date.UTC(...date, shown('hour'), shown('minute'), shown('second')) / 1000 - at;
}

/** An instant as RFC 3339 in UTC, e.g. `2026-11-29T01:30:00Z`. */
export function instantText(at: EpochSeconds): string {
  return `${new Date(at * 1000).toISOString().slice(0, 19)}Z`;
}

/** An instant as RFC 3339 with the zone's offset, e.g. `2026-11-29T02:30:00+01:00`. */
export function instantIn(at: EpochSeconds, timeZone: string): string {
  const offset = offsetAt(at, timeZone);
  const size = Math.abs(offset);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const suffix = `${offset < 0 ? '-' : '+'}${two(size / 3600)}:${two((size % 3600) / 60)}`;
  return instantText(at + offset).replace('Z', suffix);
}
