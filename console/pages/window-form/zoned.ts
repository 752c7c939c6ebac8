import { Temporal } from 'temporal-polyfill';

/** What a local time means in a zone. */
export type Meant =
  | { readonly kind: 'instant'; readonly at: string }
  /** The clocks are set back: it comes twice. */
  | { readonly kind: 'twice'; readonly earlier: string; readonly later: string }
  /** The clocks are set forward: it does not exist. */
  | { readonly kind: 'never' }
  /** Not (yet) a time. */
  | { readonly kind: 'unknown' };

/** @param date `YYYY-MM-DD` @param time `HH:mm` @param zone IANA */
export function meantBy(date: string, time: string, zone: string): Meant {
  try {
    const local = Temporal.PlainDateTime.from(`${date}T${time}`);
    const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
    const later = local.toZonedDateTime(zone, { disambiguation: 'later' });
    if (earlier.epochMilliseconds === later.epochMilliseconds) return { kind: 'instant', at: instantText(earlier) };
    if (!earlier.toPlainDateTime().equals(local)) return { kind: 'never' };
    return { kind: 'twice', earlier: instantText(earlier), later: instantText(later) };
  } catch {
    return { kind: 'unknown' };
  }
}

const instantText = (at: Temporal.ZonedDateTime): string => at.toInstant().toString();

/** A date and a time to the minute, as they are in a zone. */
export function localIn(zone: string, instant: string): { readonly date: string; readonly time: string } {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return { date: at.toPlainDate().toString(), time: at.toPlainTime().toString({ smallestUnit: 'minute' }) };
}

export function plusMinutes(instant: string, minutes: number): string {
  return Temporal.Instant.from(instant).add({ minutes }).toString();
}
