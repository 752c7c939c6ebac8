import type { EpochSeconds } from '../../domain/actor';
import { counts } from '../../domain/limits';
import type { CalendarEntry, Site } from '../../domain/site/site';
import { type Mode, modes } from '../../domain/window/window';

export const noEmergencies = 0;

/** Longer than any that shares the detail of its window, so that it counts with an entry of its own. */
const longestMessage = 'x'.repeat(700);

/**
 * The emergencies of the whole site that may still come, once for each mode they may have: which mode takes most room depends on
 * the site. As each is counted with the longest message, all that may come need no more.
 *
 * @param running emergencies that are in force already
 */
export function emergencyRoom(site: Site, running: number, now: EpochSeconds): CalendarEntry[][] {
  const left = Math.max(0, counts.emergenciesPerSite - running);
  return modes.map((mode) => Array.from({ length: left }, (_, index) => emergencyOf(site, mode, index, now)));
}

function emergencyOf(
  { siteId, hostnames, exemptions, allowedMethods, corsOrigins }: Site,
  mode: Mode,
  index: number,
  now: EpochSeconds,
): CalendarEntry {
  return {
    // No ULID has these letters so early: it would be of the year 10889.
    windowId: `${siteId}.${'Z'.repeat(25)}${index}`,
    mode,
    startsAt: now,
    endsAt: now + 1,
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
