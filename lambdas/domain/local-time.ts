import type { Temporal } from 'temporal-polyfill';
import type { EpochSeconds } from './actor';
import { malformedField, Refusal } from './refusal';

/** Loaded for the first local time and not before: most requests name instants, and it takes as long as a tenth of a cold start. */
const temporal = (): typeof Temporal => require('temporal-polyfill').Temporal;

/** Also without the colon in the offset, as `date +%z` prints it. Seconds end at 59: a leap second would be read as the second before or after. */
const form = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):?[0-5]\d)?$/i;

/**
 * Reads an instant: RFC 3339 with an offset, or a local time without one, as the clocks of `timeZone` show it. Fractions of a
 * second are dropped.
 *
 * @param timeZone IANA name
 * @throws Refusal `malformed`, `unknown-time-zone`; `nonexistent-local-time` and `ambiguous-local-time` with both candidates
 */
export function resolveTime(text: string, timeZone: string): EpochSeconds {
  const clock = text.slice(0, 16).toUpperCase().replace(' ', 'T');
  if (!form.test(text) || !isOnClocks(clock)) {
    throw malformedField('A time', 'must be RFC 3339, like 2026-11-29T02:30:00Z, or local, like 2026-11-29T02:30');
  }
  assertTimeZone(timeZone);
  const rest = text
    .slice(16)
    .toUpperCase()
    .replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
  return /Z|[+-]/.test(rest)
    ? Math.floor(Date.parse(`${clock}${rest}`) / 1000)
    : resolveLocal(temporal().PlainDateTime.from(`${clock}${rest}`), timeZone);
}

/** Dates carry over: 30 February is 2 March, 24:00 the next day. */
function isOnClocks(clock: string): boolean {
  const read = new Date(`${clock}Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(clock);
}

function resolveLocal(local: Temporal.PlainDateTime, timeZone: string): EpochSeconds {
  const earlier = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(timeZone, { disambiguation: 'later' });
  const candidates = [earlier, later].map((candidate) => instantIn(secondsOf(candidate), timeZone));
  if (earlier.equals(later)) return secondsOf(earlier);
  throw earlier.toPlainDateTime().equals(local) ? ambiguous(candidates, timeZone) : nonexistent(candidates, timeZone);
}

const secondsOf = ({ epochMilliseconds }: { readonly epochMilliseconds: number }): EpochSeconds =>
  Math.floor(epochMilliseconds / 1000);

function nonexistent(candidates: readonly string[], timeZone: string): Refusal {
  return new Refusal(
    'nonexistent-local-time',
    `Clocks in ${timeZone} skip this local time. Use ${candidates.join(' or ')} instead.`,
    { candidates },
  );
}

function ambiguous(candidates: readonly string[], timeZone: string): Refusal {
  return new Refusal(
    'ambiguous-local-time',
    `Clocks in ${timeZone} show this local time twice. Use ${candidates.join(' or ')} instead.`,
    { candidates },
  );
}

/** To ask takes half a millisecond, and nearly all requests name the same zones. Names differ in capitals, too, so there is a most. */
const knownZones = new Set<string>();
const mostKnownZones = 200;

/** @throws Refusal `unknown-time-zone` */
export function assertTimeZone(timeZone: string): void {
  if (knownZones.has(timeZone)) return;
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw new Refusal('unknown-time-zone', 'The time zone must be an IANA name, like Europe/Berlin.', {
      timeZone: timeZone.slice(0, 64),
    });
  }
  if (knownZones.size < mostKnownZones) knownZones.add(timeZone);
}

/** The local time in a zone at an instant. */
export function zoned(at: EpochSeconds, timeZone: string): Temporal.ZonedDateTime {
  return temporal()
    .Instant.fromEpochMilliseconds(at * 1000)
    .toZonedDateTimeISO(timeZone);
}

/** An instant as RFC 3339 in UTC, e.g. `2026-11-29T01:30:00Z`. */
export function instantText(at: EpochSeconds): string {
  return `${new Date(at * 1000).toISOString().slice(0, 19)}Z`;
}

/** An instant as RFC 3339 with the zone's offset, e.g. `2026-11-29T02:30:00+01:00`. */
export function instantIn(at: EpochSeconds, timeZone: string): string {
  return zoned(at, timeZone).toString({ smallestUnit: 'second', timeZoneName: 'never' });
}
