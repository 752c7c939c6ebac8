import { casual, type ParsedComponents } from 'chrono-node';
import { Temporal } from 'temporal-polyfill';

/** Days and months as numbers, in an order that readers disagree about: 03/04 is in March or in April. */
const numericDate = /\d\s*[/.]\s*\d/;
/** `at 2` can be in either half of the day. */
const exactClock = /\d:\d{2}|\d\s*[ap]\.?m\b|\b(noon|midnight)\b/i;
/** chrono moves `last monday` to the next one when it is asked to look ahead. */
const backwards = /\b(last|past|previous|ago)\b/i;

/**
 * Reads what people say: `tomorrow 02:00`, `next monday 9am`, `28 March 02:30`. It takes the day and the time of day from chrono and
 * leaves zones and clock changes to the caller. Whatever chrono would guess is not understood: a missing time of day, half
 * of the day, a zone by its abbreviation, a weekday that is not that of the date, a part of the text.
 *
 * @param here now, on the clocks of the zone that is asked about
 */
export function spokenTime(text: string, here: Temporal.ZonedDateTime): Temporal.PlainDateTime | undefined {
  const said = text.replace(/\d{4}-\d{2}-\d{2}/, '');
  if (numericDate.test(said) || backwards.test(said) || !exactClock.test(said)) return undefined;
  const reference = { instant: new Date(here.epochMilliseconds), timezone: here.offsetNanoseconds / 60e9 };
  const [found, another] = casual.parse(text, reference, { forwardDate: true });
  const isWhole = found !== undefined && another === undefined && found.text.trim() === text.trim();
  if (!isWhole || found.end) return undefined;
  const { start } = found;
  return start.isCertain('hour') && !start.isCertain('timezoneOffset') ? localTime(start) : undefined;
}

function localTime(found: ParsedComponents): Temporal.PlainDateTime | undefined {
  const read = (part: 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second') => found.get(part) ?? 0;
  const [year, month, day, hour] = [read('year'), read('month'), read('day'), read('hour')];
  const time = { year, month, day, hour, minute: read('minute'), second: read('second') };
  const local = Temporal.PlainDateTime.from(time, { overflow: 'reject' });
  // chrono counts from Sunday, 0; Temporal from Monday, 1.
  const isDay = !found.isCertain('weekday') || found.get('weekday') === local.dayOfWeek % 7;
  return isDay ? local : undefined;
}
