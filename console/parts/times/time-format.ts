/** RFC 3339, as the API says instants. */
export type Instant = string;

/**
 * Date and time in a zone, which is always named, since a time without one has misled people. In a zone that the browser does not know it is in
 * UTC; what is no instant is shown as it is.
 */
export function formatTime(instant: Instant | number | Date, timeZone: string, locale: string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? String(instant) : formatter(locale, knownZone(timeZone)).format(date);
}

/** From one instant to another in a zone; what they have in common stands once. What is no instant is shown as it is. */
export function formatPeriod(from: Instant, to: Instant, timeZone: string, locale: string): string {
  const [start, end] = [new Date(from), new Date(to)];
  if (Number.isNaN(start.getTime()) || !(start <= end))
    return `${formatTime(from, timeZone, locale)} – ${formatTime(to, timeZone, locale)}`;
  return formatter(locale, knownZone(timeZone)).formatRange(start, end);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than a thousand uses of it. */
function formatter(locale: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  formatters.set(key, made);
  return made;
}

const zones = new Map<string, string>();

/** A zone that this browser knows: the zones of the API may be newer than it. Otherwise UTC. */
export function knownZone(timeZone: string): string {
  const known = zones.get(timeZone) ?? (isZone(timeZone) ? timeZone : 'UTC');
  zones.set(timeZone, known);
  return known;
}

function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }) !== undefined;
  } catch {
    return false;
  }
}

export const browserZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

interface DurationWords {
  readonly days: (n: number) => string;
  readonly hours: (n: number) => string;
  readonly minutes: (n: number) => string;
  readonly seconds: (n: number) => string;
}

/** The two largest units that are not zero, such as "2 h 24 min". @param seconds not negative */
export function formatDuration(seconds: number, words: DurationWords): string {
  const total = Math.floor(seconds);
  const parts: readonly (readonly [number, (n: number) => string])[] = [
    [Math.floor(total / 86_400), words.days],
    [Math.floor((total % 86_400) / 3_600), words.hours],
    [Math.floor((total % 3_600) / 60), words.minutes],
    [total % 60, words.seconds],
  ];
  const first = parts.findIndex(([n]) => n > 0);
  if (first < 0) return words.seconds(0);
  return parts
    .slice(first, first + 2)
    .filter(([n]) => n > 0)
    .map(([n, word]) => word(n))
    .join(' ');
}

/** How late something was, to the tenth of a second below a minute: "5.5 s". @param milliseconds not negative */
export function formatDelay(milliseconds: number, words: DurationWords): string {
  return milliseconds < 60_000
    ? words.seconds(Math.round(milliseconds / 100) / 10)
    : formatDuration(milliseconds / 1_000, words);
}
