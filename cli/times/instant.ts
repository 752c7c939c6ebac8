import { Temporal } from 'temporal-polyfill';
import { UsageFailure } from '../failures';
import { secondsIn } from './duration';
import { spokenTime } from './spoken';
import { splitZone } from './zones';

/** What a time was typed for. */
export interface Asked {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The zone of times that name none. */
  readonly zone: string;
}

/** A point in time that was understood. */
export interface Instant {
  readonly kind: 'instant';
  /** Seconds since 1970. */
  readonly at: number;
  /** The zone to tell it in. */
  readonly zone: string;
  /** Whether the text named the zone itself. */
  readonly named: boolean;
}

/** A local time that the clocks of its zone skip, or show twice; one of `candidates` is meant. */
export interface Unclear {
  readonly kind: 'skipped' | 'repeated';
  readonly zone: string;
  readonly named: boolean;
  /** Both instants that can be meant, in seconds since 1970: the earlier first. */
  readonly candidates: readonly [number, number];
}

const offsetForm = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/i;
const localForm = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?$/i;
const clockForm = /^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;

/**
 * Reads a time as people type it: `now`, `+15m`, `in 2 hours`, `22:00` (the next one), `2026-11-29 02:00`,
 * `tomorrow 02:00 Europe/Paris`, `next monday 9am`, RFC 3339. A zone at the end outranks that of the question. Fractions of a
 * second are dropped.
 *
 * @throws UsageFailure when it is not understood completely: part of a time can be another time
 */
export function readInstant(text: string, { now, zone }: Asked): Instant | Unclear {
  const { time, zone: own } = splitZone(text);
  const where = { zone: own ?? zone, named: own !== undefined };
  const ahead = secondsAhead(time);
  if (ahead !== undefined) return { kind: 'instant', at: Math.ceil(now / 1000) + ahead, ...where };
  if (offsetForm.test(time)) return withOffset(time, text, where);
  return onClocks(localTime(time, now, where.zone) ?? notUnderstood(text), where);
}

/** `now`, `+15m` and `in 15 minutes`; `-15m` and `15 minutes ago`. */
function secondsAhead(time: string): number | undefined {
  if (/^now$/i.test(time)) return 0;
  const [, ahead] = /^(?:\+|in\s+)(.+)$/i.exec(time) ?? [];
  const [, before, ago] = /^-(.+)$|^(.+)\s+ago$/i.exec(time) ?? [];
  const seconds = secondsIn((ahead ?? before ?? ago ?? '').trim());
  return ahead === undefined && seconds !== undefined ? -seconds : seconds;
}

function withOffset(time: string, text: string, where: { readonly zone: string; readonly named: boolean }): Instant {
  const written = time.toUpperCase().replace(' ', 'T');
  let instant: Temporal.Instant;
  try {
    instant = Temporal.Instant.from(written);
  } catch {
    return notUnderstood(text);
  }
  if (where.named && !agrees(written, instant.toZonedDateTimeISO(where.zone))) {
    throw new UsageFailure(`${text}: the offset is not that of ${where.zone} at this time.`, 'Leave out one of them.');
  }
  return { kind: 'instant', at: Math.floor(instant.epochMilliseconds / 1000), ...where };
}

/** An offset and a zone may both be given if they say the same. `Z` is no claim about local time. */
function agrees(written: string, { offsetNanoseconds }: Temporal.ZonedDateTime): boolean {
  const [, sign = '', hours = '', minutes = ''] = /([+-])(\d{2}):?(\d{2})$/.exec(written) ?? [];
  if (sign === '') return true;
  return Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * 60e9 === offsetNanoseconds;
}

function localTime(time: string, now: number, zone: string): Temporal.PlainDateTime | undefined {
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  if (localForm.test(time)) return plain(time.replace(/[T ]/i, 'T'));
  const [clock, hour, minute, second = 0] = clockForm.exec(time) ?? [];
  if (clock === undefined) return spokenTime(time, here);
  const today = here
    .toPlainDate()
    .toPlainDateTime({ hour: Number(hour), minute: Number(minute), second: Number(second) });
  const isOver = Temporal.PlainDateTime.compare(today, here.toPlainDateTime()) <= 0;
  return isOver ? today.add({ days: 1 }) : today;
}

function plain(text: string): Temporal.PlainDateTime | undefined {
  try {
    return Temporal.PlainDateTime.from(text, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

function onClocks(
  local: Temporal.PlainDateTime,
  where: { readonly zone: string; readonly named: boolean },
): Instant | Unclear {
  const earlier = local.toZonedDateTime(where.zone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(where.zone, { disambiguation: 'later' });
  const [first, second] = [secondsOf(earlier), secondsOf(later)];
  if (first === second) return { kind: 'instant', at: first, ...where };
  const kind = earlier.toPlainDateTime().equals(local) ? 'repeated' : 'skipped';
  return { kind, candidates: [first, second], ...where };
}

const secondsOf = ({ epochMilliseconds }: Temporal.ZonedDateTime): number => Math.floor(epochMilliseconds / 1000);

function notUnderstood(text: string): never {
  throw new UsageFailure(
    `${text}: this time is not understood.`,
    'Write it like +15m, 22:00, "tomorrow 02:00 Europe/Paris" or 2026-11-29T02:00:00+01:00.',
  );
}
