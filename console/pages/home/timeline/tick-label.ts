import type { Zoom } from './scale';

/** The day, or for a day's zoom the hour; midnight shows the day. */
export function tickLabel(at: number, zoom: Zoom, timeZone: string, locale: string): string {
  const day = new Intl.DateTimeFormat(locale, { timeZone, weekday: 'short', day: 'numeric' });
  const month = new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'short' });
  const time = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  if (zoom === 'month') return month.format(at);
  if (zoom === 'week') return day.format(at);
  const text = time.format(at);
  return text === '00:00' ? day.format(at) : text;
}
