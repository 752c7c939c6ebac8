import { edgeOverflow } from '../../../edge/document/encode';
import type { EdgeCapacityError } from '../../../edge/document/encode-capacity';
import type { EpochSeconds } from '../../domain/actor';
import { Refusal } from '../../domain/refusal';
import type { BypassSecrets } from '../../domain/site/bypass';
import { edgeSiteOf } from '../../domain/site/edge-site';
import type { Calendar, CalendarEntry, Site } from '../../domain/site/site';
import { emergencyRoom, hasKeptRoom } from './emergency-room';

/**
 * A revision with as many digits and as many secrets as a site can ever have, so that what fits now still fits later.
 */
const widestRevision = 9_999_999_999;
const widestSecrets = (siteId: string): BypassSecrets => ({
  siteId,
  linkKeys: ['zzzzzzzz', 'zzzzzzzy'].map((id) => ({ id, secret: '-'.repeat(43), mintedAt: 0 })),
  headerHash: 'f'.repeat(64),
  version: 1,
});

/** A site and its calendar at one time. */
interface Planned {
  readonly site: Site;
  readonly calendar: Calendar;
}

/**
 * Uses the encoder that publishes, so whatever this accepts can be published. Room for emergencies is reserved: nothing
 * else is accepted in it, however many emergencies run already. If version 0.1.0 filled that room, changes that add no
 * window are still accepted.
 *
 * @param standing what is to be replaced, where something is
 * @throws Refusal `edge-capacity` when the edge could not hold the site with this calendar, and emergencies besides
 */
export function assertFits(site: Site, calendar: Calendar, now: EpochSeconds, standing?: Planned): void {
  assertTaken(site, calendar.entries, now);
  const overflow = overflowOfRoom({ site, calendar }, now);
  if (!overflow) return;
  const adds = !standing || calendar.entries.length > standing.calendar.entries.length;
  if (adds || !overflowOfRoom(standing, now)) throw refusalOf(overflow);
}

/** What does not fit when the maximum number of emergencies is counted in. */
function overflowOfRoom({ site, calendar }: Planned, now: EpochSeconds): EdgeCapacityError | undefined {
  const others = calendar.entries.filter((entry) => !hasKeptRoom(entry, site));
  for (const emergencies of emergencyRoom(site, now)) {
    const overflow = overflowOf(site, [...others, ...emergencies], now);
    if (overflow) return overflow;
  }
  return undefined;
}

/**
 * An emergency of the whole site always fits. One with paths needs more, and must not use the room reserved for later
 * emergencies.
 *
 * @throws Refusal `edge-capacity` for paths that do not fit
 */
export function assertEmergencyFits(site: Site, calendar: Calendar, entering: CalendarEntry, now: EpochSeconds): void {
  if (hasKeptRoom(entering, site)) assertTaken(site, calendar.entries, now);
  else assertFits(site, calendar, now);
}

function assertTaken(site: Site, entries: readonly CalendarEntry[], now: EpochSeconds): void {
  const overflow = overflowOf(site, entries, now);
  if (overflow) throw refusalOf(overflow);
}

function overflowOf(site: Site, entries: readonly CalendarEntry[], now: EpochSeconds): EdgeCapacityError | undefined {
  const { siteId } = site;
  return edgeOverflow(edgeSiteOf({ siteId, entries, version: 0 }, site, widestSecrets(siteId), widestRevision), now);
}

function refusalOf({ key, size, limit }: EdgeCapacityError): Refusal {
  const isText = key.split('/').length > 2;
  const message = isText
    ? `A text takes ${size} bytes at the edge once it is escaped, and ${limit} fit: shorten it, or use fewer of & < > " '.`
    : 'The edge cannot hold this much for one site and five emergencies: use fewer windows, paths, hostnames, exemptions, CIDRs or languages. Room for emergencies of the whole site is kept: leave their paths out.';
  return new Refusal('edge-capacity', message, { key, size, limit });
}
