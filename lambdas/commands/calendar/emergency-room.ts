import type { EpochSeconds } from '../../domain/actor';
import { counts } from '../../domain/limits';
import type { CalendarEntry, Site } from '../../domain/site/site';
import { type Mode, modes } from '../../domain/window/window';

/** Longer than any that shares the detail of its window, so that it counts with an entry of its own. */
const longestMessage = 'x'.repeat(700);

/**
 * As many emergencies of the whole site as may be in force at once, for each mode they may have: which takes most room depends on
 * the site. As each has the longest message, those that come need no more.
 */
export function emergencyRoom(site: Site, now: EpochSeconds): CalendarEntry[][] {
  const places = Array.from({ length: counts.emergenciesPerSite }, (_, index) => index);
  return modes.map((mode) => places.map((index) => emergencyOf(site, mode, index, now)));
}

/** Whether an entry is an emergency that needs no more than the room that is kept for one. */
export function hasKeptRoom({ emergency, mode, paths, messages, allowedMethods }: CalendarEntry, site: Site): boolean {
  const methods = mode === 'read-only' ? site.allowedMethods : undefined;
  const asSite = (allowedMethods ?? []).join() === (methods ?? []).join();
  return emergency === true && paths.length === 0 && messages === undefined && asSite;
}

function emergencyOf(
  { siteId, hostnames, exemptions, allowedMethods, corsOrigins }: Site,
  mode: Mode,
  index: number,
  now: EpochSeconds,
): CalendarEntry {
  return {
    // As long as a ULID, and of no window there will be before the year 10889.
    windowId: `${siteId}.${'Z'.repeat(25)}${index}`,
    mode,
    startsAt: now,
    endsAt: endWithSeconds(now),
    hostnames,
    paths: [],
    exemptions,
    ...(mode === 'read-only' && allowedMethods && { allowedMethods }),
    ...(corsOrigins && { corsOrigins }),
    message: longestMessage,
    digest: '',
    emergency: true,
  };
}

/** An end that is no full minute: the page then shows its seconds, too, and takes the most room. */
const endWithSeconds = (now: EpochSeconds): EpochSeconds => now - (now % 60) + 61;
