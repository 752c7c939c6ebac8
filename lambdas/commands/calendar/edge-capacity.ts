import type { EdgeCapacityError } from '../../../edge/document/encode-capacity';
import { logoEntries } from '../../../edge/document/encode-logo';
import { Refusal } from '../../domain/refusal';
import type { CalendarEntry } from '../../domain/site/site';
import { type Horizon, type Planned, roomOf } from './armed-room';
import { hasKeptRoom } from './emergency-room';
import type { Needed } from './store-room';

/** What a change is compared with. */
export interface Change {
  /** What is to be replaced, where something is. */
  readonly standing?: Planned | undefined;
  /** The one window that changes, where it is one: then only its time at the edge is looked at. */
  readonly entering?: CalendarEntry | undefined;
}

/**
 * Measures with the encoder that publishes, so whatever this accepts can be published, at any time from now on. Room for
 * emergencies is reserved: nothing else is accepted in it, however many emergencies run already. If version 0.1.0 filled
 * that room, changes that add no window are still accepted.
 *
 * @returns the bytes that the site needs in the store, at most
 * @throws Refusal `edge-capacity` when the edge could not hold the site with this calendar, and emergencies besides
 */
export function assertFits(planned: Planned, horizon: Horizon, { standing, entering }: Change = {}): number {
  const room = roomOf(planned, horizon, entering);
  if (room.taken) throw refusalOf(room.taken, planned);
  if (!room.withEmergencies) return room.bytes;
  const adds = !standing || planned.calendar.entries.length > standing.calendar.entries.length;
  if (adds || !roomOf(standing, horizon, entering).withEmergencies) throw refusalOf(room.withEmergencies, planned);
  return room.bytes;
}

/**
 * An emergency of the whole site always fits: should other windows have taken its room, as after a longer horizon, the publisher
 * leaves those out. One with paths or messages in several languages needs more, and must not use the room reserved for later emergencies.
 *
 * @throws Refusal `edge-capacity` for paths and messages that do not fit
 */
export function assertEmergencyFits(planned: Planned, horizon: Horizon, entering: CalendarEntry): Needed {
  if (!hasKeptRoom(entering, planned.site)) return { bytes: assertFits(planned, horizon, { entering }) };
  const emergencies = planned.calendar.entries.filter(({ emergency }) => emergency);
  const alone = roomOf({ ...planned, calendar: { ...planned.calendar, entries: emergencies } }, horizon, entering);
  if (alone.taken) throw refusalOf(alone.taken, planned);
  return { bytes: roomOf(planned, horizon, entering).bytes, least: alone.bytes };
}

function refusalOf({ key, size, limit }: EdgeCapacityError, { site }: Planned): Refusal {
  const isText = key.split('/').length > 2;
  const entries = key === site.siteId ? logoEntries(site).length : 0;
  const message = isText
    ? textMessage(size, limit)
    : entries > 0
      ? `${crowded} ${logoMessage(entries, limit)}`
      : crowded;
  return new Refusal('edge-capacity', message, { key, size, limit });
}

/** An image in the setting itself has entries of its own, beside those of windows. */
const logoMessage = (entries: number, limit: number): string =>
  `The logo takes ${entries} of the ${limit} entries of the site: a smaller image takes fewer, and one at an https address takes none.`;

const textMessage = (size: number, limit: number): string =>
  `A text takes ${size} bytes at the edge once it is escaped, and ${limit} fit: shorten it, or use fewer of & < > " '.`;

const crowded =
  'The edge cannot hold this much for one site at one time, and five emergencies: use fewer windows within the days that are armed ahead, or fewer paths, hostnames, exemptions, CIDRs or languages. Room for emergencies of the whole site is kept: leave their paths out, and their messages in other languages.';
