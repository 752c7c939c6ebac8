import { edgeOverflow } from '../../edge/encode';
import { edgeSiteOf } from '../domain/edge-site';
import { Refusal } from '../domain/refusal';
import type { Calendar, Site } from '../domain/site';
import type { EpochSeconds } from '../domain/window';

/** As many digits as a revision will ever have, so that what fits today fits after later revisions. */
const widestRevision = 9_999_999_999;

/** @throws Refusal `edge-capacity` when the edge could not hold the site with this calendar */
export function assertFits(site: Site, calendar: Calendar, now: EpochSeconds): void {
  const overflow = edgeOverflow(edgeSiteOf(calendar, site, widestRevision), now);
  if (!overflow) return;
  const { key, size, limit } = overflow;
  throw new Refusal(
    'edge-capacity',
    'The edge cannot hold this much for one site: use fewer windows, paths, hostnames or exemptions, or a shorter message.',
    { key, size, limit },
  );
}
