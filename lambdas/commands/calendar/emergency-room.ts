import { ENTRY_BYTES } from '../../../edge/document/encode-capacity';
import { oncePer } from '../../../edge/document/once';
import type { EpochSeconds } from '../../domain/actor';
import type { CalendarEntry, Site } from '../../domain/site/site';
import { type Mode, modes } from '../../domain/window/window';

/** So long that it has an entry of its own and fills it, as no real message can do better. */
const longestMessage = (siteId: string): string => 'x'.repeat(ENTRY_BYTES - siteId.length - 34);

/**
 * An emergency of the whole site in each mode, because it depends on the site which mode takes most room. Each has the longest
 * message, so real ones need no more.
 */
export function emergenciesOf(site: Site, now: EpochSeconds): readonly CalendarEntry[] {
  const known = knownOf(site);
  const found = known.get(now) ?? modes.map((mode) => emergencyOf(site, mode, now));
  known.set(now, found);
  return found;
}

const knownOf = oncePer((_: Site) => new Map<EpochSeconds, readonly CalendarEntry[]>());

/** Whether an entry is an emergency that fits into the room reserved for one. */
export function hasKeptRoom({ emergency, mode, paths, messages, allowedMethods }: CalendarEntry, site: Site): boolean {
  const methods = mode === 'read-only' ? site.allowedMethods : undefined;
  const asSite = (allowedMethods ?? []).join() === (methods ?? []).join();
  return emergency === true && paths.length === 0 && messages === undefined && asSite;
}

function emergencyOf(
  { siteId, hostnames, exemptions, allowedMethods, corsOrigins }: Site,
  mode: Mode,
  now: EpochSeconds,
): CalendarEntry {
  return {
    // As long as a ULID, and never that of a real window (before the year 10889).
    windowId: `${siteId}.${'Z'.repeat(26)}`,
    mode,
    startsAt: now,
    endsAt: endWithSeconds(now),
    hostnames,
    paths: [],
    exemptions,
    ...(mode === 'read-only' && allowedMethods && { allowedMethods }),
    ...(corsOrigins && { corsOrigins }),
    message: longestMessage(siteId),
    digest: '',
    emergency: true,
  };
}

/** An end that is no full minute: the page then shows its seconds, too, and takes the most room. */
const endWithSeconds = (now: EpochSeconds): EpochSeconds => now - (now % 60) + 61;
