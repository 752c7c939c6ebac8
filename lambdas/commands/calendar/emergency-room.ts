import type { EpochSeconds } from '../../domain/actor';
import { counts } from '../../domain/limits';
import type { CalendarEntry, Site } from '../../domain/site/site';
import { type Mode, modes } from '../../domain/window/window';

/** Too long to fit into the detail of its window, so that it is counted as a separate entry. */
const longestMessage = 'x'.repeat(700);

/**
 * The maximum number of emergencies of the whole site, for each mode, because it depends on the site which mode takes
 * most room. Each has the longest message, so real ones need no more.
 */
export function emergencyRoom(site: Site, now: EpochSeconds): CalendarEntry[][] {
  const places = Array.from({ length: counts.emergenciesPerSite }, (_, index) => index);
  return modes.map((mode) => places.map((index) => emergencyOf(site, mode, index, now)));
}

/** Whether an entry is an emergency that fits into the room reserved for one. */
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
    // As long as a ULID, and never that of a real window (before the year 10889).
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
