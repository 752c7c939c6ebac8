import type { EdgeInterval, EdgeSite } from '../../edge/document';
import type { Calendar, CalendarEntry, Site } from './site';

/** What the edge must enforce for a site as its calendar stands; nothing for a deleted one. */
export function edgeSiteOf(calendar: Calendar, site: Site | undefined, revision: number): EdgeSite {
  return {
    siteId: calendar.siteId,
    revision,
    hostnames: site?.hostnames ?? [],
    intervals: site ? calendar.entries.map(intervalOf) : [],
  };
}

function intervalOf({ digest: _, ...interval }: CalendarEntry): EdgeInterval {
  return interval;
}
