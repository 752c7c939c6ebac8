export type Zoom = 'day' | 'week' | 'month';

/** A stretch of time, in epoch milliseconds; the end is not part of it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const hour = 3_600_000;
const day = 24 * hour;

/** How much of the past and of the future a zoom shows. */
const reaches: Readonly<Record<Zoom, Span>> = {
  day: { from: -3 * hour, to: 21 * hour },
  week: { from: -day, to: 6 * day },
  month: { from: -3 * day, to: 28 * day },
};

/** @param steps how many widths the view was moved; negative into the past */
export function spanAt(now: number, zoom: Zoom, steps: number): Span {
  const { from, to } = reaches[zoom];
  const moved = now + steps * (to - from);
  return { from: moved + from, to: moved + to };
}

/** The part of a span that lies at an instant, from 0 to 1; beyond that outside of it. */
export const shareAt = ({ from, to }: Span, at: number): number => (at - from) / (to - from);

/**
 * The instants at which a zone's clocks show a round time: midnights, or every three hours of a day. Midnights are found by the zone's
 * own calendar, so the days on which clocks change have their true width.
 */
export function ticksOf(span: Span, zoom: Zoom, timeZone: string): readonly number[] {
  const ticks: number[] = [];
  const step = zoom === 'day' ? 3 * hour : day;
  let at = roundTimeAfter(span.from, step, timeZone);
  while (at < span.to) {
    ticks.push(at);
    at = roundTimeAfter(at + 1, step, timeZone);
  }
  return zoom === 'month' ? ticks.filter((_, index) => index % 3 === 0) : ticks;
}

function roundTimeAfter(at: number, step: number, timeZone: string): number {
  const local = at + offsetAt(at, timeZone);
  const rounded = Math.ceil(local / step) * step;
  const guess = rounded - offsetAt(at, timeZone);
  // The offset may be another one then.
  const corrected = rounded - offsetAt(guess, timeZone);
  return corrected >= at ? corrected : rounded + step - offsetAt(guess + step, timeZone);
}

/** How far a zone's clocks are ahead of UTC, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const parts = Object.fromEntries(
    zoneParts(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day: date = 1, hour: hours = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, date, hours, minute, second) - Math.floor(at / 1000) * 1000;
}

const known = new Map<string, Intl.DateTimeFormat>();

function zoneParts(timeZone: string): Intl.DateTimeFormat {
  const format =
    known.get(timeZone) ??
    new Intl.DateTimeFormat('en', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  known.set(timeZone, format);
  return format;
}
