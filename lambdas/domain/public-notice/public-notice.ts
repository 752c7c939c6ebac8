import type { EpochSeconds } from '../actor';
import type { Mode, Window } from '../window/window';
import { endOf } from '../window/window';

/** What the public hears of a window. */
export type NoticeKind = 'scheduled' | 'reminder' | 'started' | 'extended' | 'ended' | 'cancelled';

/**
 * Everything that the public may know of a window, besides the name of its site and the message for visitors: no reason, no
 * person, no path.
 */
export interface PublicFacts {
  readonly mode: Mode;
  readonly startsAt: EpochSeconds;
  readonly endsAt: EpochSeconds;
  /** Where the window covers some of the site's hostnames. */
  readonly hostnames?: readonly string[];
  /** The window covers some paths only. */
  readonly partial?: true;
}

export function publicFactsOf(window: Window): PublicFacts {
  const { mode, startsAt, hostnames, hostnamesChosen, paths } = window.plan;
  return {
    mode,
    startsAt,
    endsAt: endOf(window),
    ...(hostnamesChosen && { hostnames: [...hostnames].sort() }),
    ...(paths.length > 0 && { partial: true }),
  };
}

/** What the public was told of a window. It is there until the public was told that the window is over. */
export interface ToldPublic {
  readonly windowId: string;
  readonly siteId: string;
  /** What the public knows now; absent until the first notice was sent. */
  readonly known?: { readonly phase: 'scheduled' | 'started'; readonly facts: PublicFacts };
  /** Nobody is reminded any more for an instant up to this one. */
  readonly remindedUntil: EpochSeconds;
  /** A schedule will ask for a reminder then. */
  readonly reminderAt?: EpochSeconds;
  /** How many notices were begun; part of their ids. */
  readonly begun: number;
  /** A notice that is being sent, and since when. */
  readonly sending?: Sending;
  readonly version: number;
}

/** Whoever dies while sending may have sent it or not. */
interface Sending {
  readonly noticeId: string;
  readonly since: EpochSeconds;
  readonly notice: PublicNotice;
}

/** A notice that is to be sent now. */
export interface PublicNotice {
  readonly kind: NoticeKind;
  /** Of what was scheduled before: something is different now. */
  readonly changed?: true;
  readonly facts: PublicFacts;
}

export const nobodyTold = (windowId: string, siteId: string): ToldPublic => ({
  windowId,
  siteId,
  remindedUntil: 0,
  begun: 0,
  version: 0,
});
