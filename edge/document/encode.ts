import type { EdgeEntry, EdgeSite } from './document';
import { type EdgeCapacityError, hasRoom, onePerKey, overflowOf } from './encode-capacity';
import { detailEntries, linkKeysEntry, siteLines } from './encode-detail';
import { logoEntries } from './encode-logo';
import { hasLinks, scheduleValue } from './encode-schedule';

/**
 * The store's entries for a site; docs/edge-document.md says what each field means. Windows that are over are left out.
 *
 * @param now UTC epoch seconds
 * @throws EdgeCapacityError when the site cannot be armed
 */
export function encodeSite(site: EdgeSite, now: number): EdgeEntry[] {
  const entries = siteEntries(site, now);
  const overflow = overflowOf(site, entries);
  if (overflow) throw overflow;
  return entries;
}

/** The error `encodeSite` would throw, or undefined when the site fits: ask before a window is accepted. */
export function edgeOverflow(site: EdgeSite, now: number): EdgeCapacityError | undefined {
  return overflowOf(site, siteEntries(site, now));
}

/** What `encodeSite` returns, whether or not it fits. */
export function siteEntries(site: EdgeSite, now: number): EdgeEntry[] {
  const ahead = site.intervals.filter((interval) => interval.endsAt > now).sort((a, b) => a.startsAt - b.startsAt);
  const hostnames = [...new Set(site.hostnames.map((hostname) => hostname.toLowerCase()))];
  const ofSite = ahead.length > 0 ? siteLines(site) : {};
  const entries = onePerKey([
    ...ahead.flatMap((interval) => detailEntries(site, interval, ofSite)),
    ...hostnames.map((hostname) => ({ key: hostname, value: scheduleValue(site, hostname, ahead) })),
    ...logoEntries(site),
  ]);
  // Windows have priority: without this entry, a link can set its cookie only while a window is in force.
  return hasLinks(site) && hasRoom(entries) ? [...entries, linkKeysEntry(site)] : entries;
}
