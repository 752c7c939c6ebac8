import { Temporal } from 'temporal-polyfill';
import { ranges } from '../../lambdas/domain/limits';
import { UsageFailure } from '../failures';

const units = { d: 86_400, h: 3600, m: 60, s: 1 } as const;

/** `30m`, `1h30m`, `1h 30m`, `90 min`, `2d`, `1d12h`; also ISO 8601, `PT1H30M`. */
const parts = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;

/**
 * Reads a length of time. A number without a unit is refused: nobody can know which one is meant. A day is 24 hours.
 *
 * @returns seconds, at least 1
 * @throws UsageFailure
 */
export function readDuration(text: string, option: string): number {
  const seconds = secondsIn(text.trim());
  if (seconds !== undefined && Number.isSafeInteger(seconds) && seconds > 0) return seconds;
  if (seconds !== undefined && seconds <= 0) throw new UsageFailure(`${option} ${text}: it must be at least 1 second.`);
  throw new UsageFailure(`${option} ${text}: this is no duration.`, 'Write it like 30m, 1h30m or 2d.');
}

/**
 * For what the API counts in minutes.
 *
 * @param limit which of the API's limits applies; its refusal would name a member that nobody typed
 * @throws UsageFailure
 */
export function wholeMinutes(text: string, option: string, limit: MinutesLimit): number {
  const seconds = readDuration(text, option);
  if (seconds % 60 !== 0) throw new UsageFailure(`${option} ${text}: it must be whole minutes.`);
  const [, most] = ranges[limit];
  if (seconds <= most * 60) return seconds / 60;
  throw new UsageFailure(`${option} ${text}: it must be at most ${durationText(most * 60)}.`);
}

type MinutesLimit = 'windowMinutes' | 'emergencyMinutes' | 'bypassLinkMinutes';

/** @returns undefined for what is no duration */
export function secondsIn(text: string): number | undefined {
  if (/^P/i.test(text)) return isoSeconds(text);
  const short = text
    .toLowerCase()
    .replace(/(\d)\s*(days?|hours?|hrs?|minutes?|mins?|seconds?|secs?)\b/g, (_, digit, unit) => `${digit}${unit[0]}`)
    .replace(/\s+(and\s+)?/g, '');
  const found = short === '' ? null : parts.exec(short);
  if (!found) return undefined;
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] = found;
  return Number(days) * units.d + Number(hours) * units.h + Number(minutes) * units.m + Number(seconds);
}

/** Years and months have no length of their own, so Temporal refuses them here. */
function isoSeconds(text: string): number | undefined {
  try {
    return Temporal.Duration.from(text).total({ unit: 'seconds' });
  } catch {
    return undefined;
  }
}

/** `3 h 12 min`, `2 d 4 h`: the two largest units. */
export function durationText(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const rounded = whole < 3600 ? whole : Math.round(whole / 60) * 60;
  const amounts: readonly (readonly [number, string])[] = [
    [Math.floor(rounded / units.d), 'd'],
    [Math.floor((rounded % units.d) / units.h), 'h'],
    [Math.floor((rounded % units.h) / units.m), 'min'],
    [rounded % units.m, 's'],
  ];
  const first = amounts.findIndex(([amount]) => amount > 0);
  return amounts
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join(' ');
}
