import type { EpochSeconds } from '../../domain/actor';
import { instantText } from '../../domain/local-time';
import { type Html, html } from './html';

/** `Sun, 22 November 2026 at 02:00 CET`, with seconds only where there are some. */
function inZone(at: EpochSeconds, timeZone: string, month: 'long' | 'short'): string {
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month,
    ...(month === 'long' && { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    ...(at % 60 !== 0 && { second: '2-digit' }),
    timeZone,
    timeZoneName: 'short',
  }).format(at * 1000);
}

/** `1 hour 30 minutes`: the two largest units. */
export function duration(seconds: number): string {
  const units: readonly (readonly [string, number])[] = [
    ['day', Math.floor(seconds / 86_400)],
    ['hour', Math.floor((seconds % 86_400) / 3600)],
    ['minute', Math.floor((seconds % 3600) / 60)],
    ['second', seconds % 60],
  ];
  const first = units.findIndex(([, count]) => count > 0);
  const shown = units.slice(Math.max(first, 0), Math.max(first, 0) + 2).filter(([, count]) => count > 0);
  return shown.map(([unit, count]) => `${count} ${unit}${count === 1 ? '' : 's'}`).join(' ') || '0 seconds';
}

/** `in 3 hours` or `5 minutes ago` */
function fromNow(at: EpochSeconds, now: EpochSeconds): string {
  if (at === now) return 'now';
  return at > now ? `in ${duration(at - now)}` : `${duration(now - at)} ago`;
}

/** An instant in the zone of the plan, in UTC where that differs, and from now. */
export function instantView(at: EpochSeconds, timeZone: string, now: EpochSeconds): Html {
  const local = inZone(at, timeZone, 'long');
  const utc = local.endsWith(' UTC') ? '' : `${inZone(at, 'UTC', 'short')} · `;
  return html`<time datetime="${instantText(at)}">${local}</time><small>${utc}${fromNow(at, now)}</small>`;
}
