import { durationText, instantTexts, shortInstant } from '../describe/times';
import type { EpochSeconds } from '../domain/actor';
import { instantText } from '../domain/local-time';
import { type Html, html } from './html';

/** How the page shows times: in these zones, in UTC, and relative to now. */
export interface Clock {
  readonly now: EpochSeconds;
  /** IANA zones, the most important first. */
  readonly timeZones: readonly string[];
}

/** `in 3 hours` or `5 minutes ago` */
function fromNow(at: EpochSeconds, { now }: Clock): string {
  if (at === now) return 'now';
  return at > now ? `in ${durationText(at - now, 2)}` : `${durationText(now - at, 2)} ago`;
}

/** An instant in the first zone, in the others and UTC where they differ, and relative to now. */
export function instantView(at: EpochSeconds, clock: Clock): Html {
  const [first, ...others] = instantTexts(at, clock.timeZones);
  return html`<time datetime="${instantText(at)}">${first}</time><small>${[...others, fromNow(at, clock)].join(' · ')}</small>`;
}

/** An instant in short form: in the first zone, and relative to now. */
export function momentView(at: EpochSeconds, clock: Clock): Html {
  const local = shortInstant(at, clock.timeZones[0] ?? 'UTC');
  return html`<small><time datetime="${instantText(at)}">${local}</time>, ${fromNow(at, clock)}</small>`;
}
