import { Refusal } from './refusal';
import type { EpochSeconds } from './window';

const form = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|([+-])(\d{2}):(\d{2}))?$/i;
const day = 86_400;

/**
 * Reads an instant: RFC 3339 with an offset, or a local time without one, as the clocks of `timeZone` show it. Fractions of a
 * second are dropped.
 *
 * @param timeZone IANA name
 * @throws Refusal `malformed`, `unknown-time-zone`; `nonexistent-local-time` and `ambiguous-local-time` with both candidates
 */
export function resolveTime(text: string, timeZone: string): EpochSeconds {
  const parts = form.exec(text);
  const wall = parts ? wallClock(parts) : undefined;
  if (!parts || wall === undefined) {
    throw new Refusal('malformed', 'A time is RFC 3339, like 2026-11-29T02:30:00Z, or local, like 2026-11-29T02:30.');
  }
  assertTimeZone(timeZone);
  const [, , , , , , , zone, sign, hours, minutes] = parts;
  if (zone === undefined) return resolveLocal(wall, timeZone);
  const offset = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60;
  return wall - (sign === '-' ? -offset : offset);
}

/** @returns the wall clock as if it were UTC, or `undefined` for a date or time that no calendar has. */
function wallClock(parts: readonly (string | undefined)[]): number | undefined {
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const at = new Date(Date.UTC(year, month - 1, date, hour, minute, second));
  const kept =
    at.getUTCFullYear() === year &&
    at.getUTCMonth() === month - 1 &&
    at.getUTCDate() === date &&
    at.getUTCHours() === hour;
  const inRange = minute < 60 && second < 60 && Number(parts[9] ?? 0) < 24 && Number(parts[10] ?? 0) < 60;
  return kept && inRange ? at.getTime() / 1000 : undefined;
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

/** Seconds east of UTC. */
function offsetAt(at: EpochSeconds, timeZone: string): number {
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
  const shown = Object.fromEntries(format.formatToParts(at * 1000).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 0, day: date = 0, hour = 0, minute = 0, second = 0 } = shown;
  return Date.UTC(year, month - 1, date, hour, minute, second) / 1000 - at;
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
