import type { EpochSeconds } from '../domain/actor';

export { durationText } from '../domain/words';

/** `Sun, 22 November 2026 at 02:00 CET`, with seconds only where there are some; short: `Sun 22 Nov, 02:00 CET`. */
function inZone(at: EpochSeconds, timeZone: string, length: 'long' | 'short'): string {
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: length,
    ...(length === 'long' && { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    ...(at % 60 !== 0 && { second: '2-digit' }),
    timeZone,
    timeZoneName: 'short',
  }).format(at * 1000);
}

/**
 * An instant in each zone and in UTC: the first in full, the others short, without repetitions. The zone names (CET,
 * CEST) distinguish equal times around a clock change.
 *
 * @param timeZones IANA names, the most important first
 */
export function instantTexts(at: EpochSeconds, timeZones: readonly string[]): readonly [string, ...string[]] {
  const [first = 'UTC', ...others] = timeZones;
  const full = inZone(at, first, 'long');
  const known = new Set([zoneName(full)]);
  const more = [...others, 'UTC'].map((timeZone) => inZone(at, timeZone, 'short'));
  return [full, ...more.filter((text) => !known.has(zoneName(text)) && known.add(zoneName(text)))];
}

const zoneName = (text: string): string | undefined => text.split(' ').at(-1);

/** An instant in short form, in one zone: `Sun 22 Nov, 02:00 CET`. Short enough, and ASCII, for the subject of a mail. */
export const shortInstant = (at: EpochSeconds, timeZone: string): string => inZone(at, timeZone, 'short');

/** Times in other zones without the day, where it is that of the first zone: so that three zones fit on one line. */
export function withoutDay(texts: readonly string[], at: EpochSeconds, timeZone: string): readonly string[] {
  const first = shortInstant(at, timeZone);
  const day = first.slice(0, first.lastIndexOf(', ') + 2);
  return texts.map((text) => (text.startsWith(day) ? text.slice(day.length) : text));
}

/** `Sun 22 Nov, 02:00 – 04:00 CET`; with both dates where they differ, and both zones across a clock change. */
export function rangeText(startsAt: EpochSeconds, endsAt: EpochSeconds, timeZone: string): string {
  const [start, end] = [shortInstant(startsAt, timeZone), shortInstant(endsAt, timeZone)];
  const from = zoneName(start) === zoneName(end) ? start.slice(0, start.lastIndexOf(' ')) : start;
  const day = start.slice(0, start.lastIndexOf(', ') + 2);
  return `${from} – ${end.startsWith(day) ? end.slice(day.length) : end}`;
}

/** A range in each zone and in UTC, without repetitions. @param timeZones IANA names, the most important first */
export function rangeTexts(
  startsAt: EpochSeconds,
  endsAt: EpochSeconds,
  timeZones: readonly string[],
): readonly [string, ...string[]] {
  const [first = 'UTC', ...others] = timeZones;
  const texts = [...others, 'UTC'].map((timeZone) => rangeText(startsAt, endsAt, timeZone));
  const full = rangeText(startsAt, endsAt, first);
  return [full, ...new Set(texts.filter((text) => text !== full))];
}
