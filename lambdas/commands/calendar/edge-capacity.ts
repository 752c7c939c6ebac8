import { edgeOverflow } from '../../../edge/document/encode';
import type { EpochSeconds } from '../../domain/actor';
import { Refusal } from '../../domain/refusal';
import type { BypassSecrets } from '../../domain/site/bypass';
import { edgeSiteOf } from '../../domain/site/edge-site';
import type { Calendar, Site } from '../../domain/site/site';

/** As many digits as a revision and as many secrets as a site will ever have: what fits today fits with later ones. */
const widestRevision = 9_999_999_999;
const widestSecrets = (siteId: string): BypassSecrets => ({
  siteId,
  linkKeys: ['zzzzzzzz', 'zzzzzzzy'].map((id) => ({ id, secret: '-'.repeat(43), mintedAt: 0 })),
  headerHash: 'f'.repeat(64),
  version: 1,
});

/** @throws Refusal `edge-capacity` when not even the plainest window of the site could be armed */
export function assertArmable(site: Site, now: EpochSeconds): void {
  const { siteId, hostnames, exemptions, corsOrigins } = site;
  const texts = { exemptions, ...(corsOrigins && { corsOrigins }) };
  const plan = { mode: 'full', startsAt: now, endsAt: now + 1, hostnames, paths: [], ...texts } as const;
  const entry = { ...plan, windowId: `${siteId}.${'0'.repeat(26)}`, digest: '' };
  assertFits(site, { siteId, entries: [entry], version: 0 }, now);
}

/** @throws Refusal `edge-capacity` when the edge could not hold the site with this calendar */
export function assertFits(site: Site, calendar: Calendar, now: EpochSeconds): void {
  const overflow = edgeOverflow(edgeSiteOf(calendar, site, widestSecrets(site.siteId), widestRevision), now);
  if (!overflow) return;
  const { key, size, limit } = overflow;
  throw new Refusal(
    'edge-capacity',
    'The edge cannot hold this much for one site: use fewer windows, paths, hostnames, exemptions, CIDRs or languages, or a shorter message.',
    { key, size, limit },
  );
}
