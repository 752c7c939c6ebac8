import type { EpochSeconds } from '../domain/actor';
import { instantText } from '../domain/local-time';
import { type Html, html } from './html';

/** How the page tells times: in these zones, in UTC, and from now. */
export interface Clock {
  readonly now: EpochSeconds;
  /** IANA zones, the most important first. */
  readonly timeZones: readonly string[];
}

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
function fromNow(at: EpochSeconds, { now }: Clock): string {
  if (at === now) return 'now';
  return at > now ? `in ${duration(at - now)}` : `${duration(now - at)} ago`;
}

/** An instant in the first zone, in the others and UTC where they differ, and from now. */
export function instantView(at: EpochSeconds, clock: Clock): Html {
  const [first = 'UTC', ...others] = clock.timeZones;
  const shown = [first, ...others, 'UTC'].map((timeZone, index) =>
    inZone(at, timeZone, index === 0 ? 'long' : 'short'),
  );
  const [local, ...elsewhere] = shown;
  const known = new Set([local?.split(' ').at(-1)]);
  const more = elsewhere.filter((text) => !known.has(text.split(' ').at(-1)) && known.add(text.split(' ').at(-1)));
  return html`<time datetime="${instantText(at)}">${local}</time><small>${[...more, fromNow(at, clock)].join(' · ')}</small>`;
}

/** An instant in passing: in the first zone, and from now. */
export function momentView(at: EpochSeconds, clock: Clock): Html {
  const local = inZone(at, clock.timeZones[0] ?? 'UTC', 'short');
  return html`<small><time datetime="${instantText(at)}">${local}</time>, ${fromNow(at, clock)}</small>`;
}
