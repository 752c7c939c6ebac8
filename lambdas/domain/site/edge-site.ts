import type { EdgeBypass, EdgeInterval, EdgeSite } from '../../../edge/document/document';
import type { BypassSecrets } from './bypass';
import type { Calendar, CalendarEntry, Site } from './site';

/**
 * What the edge must enforce for a site according to its calendar; nothing for a deleted one.
 *
 * @param calendar with only those windows that the edge has or should have now (`armedNow`)
 */
export function edgeSiteOf(
  calendar: Calendar,
  site: Site | undefined,
  secrets: BypassSecrets,
  revision: number,
): EdgeSite {
  const { siteId, entries } = calendar;
  if (!site) return { siteId, revision, hostnames: [], intervals: [] };
  const bypass = bypassOf(site, secrets);
  const { hostnames, branding, retryAfterMaximumSeconds } = site;
  return {
    siteId,
    revision,
    hostnames,
    intervals: entries.map(intervalOf),
    ...(bypass && { bypass }),
    ...(branding && { branding }),
    ...(retryAfterMaximumSeconds !== undefined && { retryAfterMaximumSeconds }),
  };
}

/** The site's current one, because the bypass is not part of a plan. */
function bypassOf({ bypass }: Site, { linkKeys, headerHash }: BypassSecrets): EdgeBypass | undefined {
  const cidrs = bypass?.cidrs ?? [];
  if (cidrs.length + linkKeys.length === 0 && headerHash === undefined) return undefined;
  const keys = linkKeys.map(({ id, secret }) => ({ id, secret }));
  return { cidrs, linkKeys: keys, ...(headerHash !== undefined && { headerHash }) };
}

const intervals = new WeakMap<CalendarEntry, EdgeInterval>();

/** The same object for the same entry, so that the encoder can tell what it has encoded before. */
export function intervalOf(entry: CalendarEntry): EdgeInterval {
  const interval = intervals.get(entry) ?? intervalIn(entry);
  intervals.set(entry, interval);
  return interval;
}

/** Nobody in an emergency has time to shorten a message. */
function intervalIn({ digest: _, emergency, ...interval }: CalendarEntry): EdgeInterval {
  return emergency ? { ...interval, mustFit: true } : interval;
}
