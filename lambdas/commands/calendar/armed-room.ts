import type { EdgeCapacityError } from '../../../edge/document/encode-capacity';
import { SiteLoad, type Weight } from '../../../edge/document/encode-load';
import { type Armed, peakOf } from '../../../edge/document/encode-peak';
import { oncePer } from '../../../edge/document/once';
import type { EpochSeconds } from '../../domain/actor';
import { counts } from '../../domain/limits';
import type { BypassSecrets } from '../../domain/site/bypass';
import { edgeSiteOf, intervalOf } from '../../domain/site/edge-site';
import { comesNearAt } from '../../domain/site/near-windows';
import type { Calendar, CalendarEntry, Site } from '../../domain/site/site';
import { emergenciesOf, hasKeptRoom } from './emergency-room';

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

/** A site and a calendar for it. */
export interface Planned {
  readonly site: Site;
  readonly calendar: Calendar;
}

/** From when on a calendar is looked at, and how long before its start a window is at the edge. */
export interface Horizon {
  readonly at: EpochSeconds;
  readonly secondsAhead: number;
}

/** What a site takes at the edge, at the times at which it takes most. */
export interface ArmedRoom {
  /** What its windows do not fit into. */
  readonly taken?: EdgeCapacityError | undefined;
  /** The same with as many emergencies of the whole site as there can be. */
  readonly withEmergencies?: EdgeCapacityError | undefined;
  /** What the site needs in the store: all its windows, and at least one emergency of the whole site. */
  readonly bytes: number;
}

/**
 * The one window of a calendar that changes. What a site has reserved is enough for all others; where nothing is reserved yet, all
 * of them have to be looked at.
 */
export function changedEntry({ entries, reservedBytes }: Calendar, windowId: string): CalendarEntry | undefined {
  return reservedBytes === undefined ? undefined : entries.find((entry) => entry.windowId === windowId);
}

interface ArmedEntry extends Armed {
  readonly entry: CalendarEntry;
}

/** The same object for the same site, so that what was weighed for it is not weighed again. */
const widestOf = oncePer((site: Site) => {
  const { siteId } = site;
  return edgeSiteOf({ siteId, entries: [], version: 0 }, site, widestSecrets(siteId), widestRevision);
});

/**
 * The room that a calendar needs at any time from now on. Windows that are never at the edge together are never counted together.
 *
 * @param entering when only the time is of interest in which this window is at the edge
 */
export function roomOf({ site, calendar }: Planned, horizon: Horizon, entering?: CalendarEntry): ArmedRoom {
  const edge = widestOf(site);
  const load = new SiteLoad(edge);
  const emergency = heaviestOf(emergenciesOf(site, horizon.at).map((entry) => load.weightOf(intervalOf(entry))));
  const armed = besides(calendar.entries, horizon, entering).map(
    ({ entry, armedAt }): ArmedEntry => ({
      entry,
      armedAt,
      endsAt: entry.endsAt,
      weight: load.weightOf(intervalOf(entry)),
    }),
  );
  const others = armed.filter(({ entry }) => !hasKeptRoom(entry, site));
  const kept = new SiteLoad(edge);
  for (let n = 0; n < counts.emergenciesPerSite; n++) kept.add(emergency);
  const taken = peakOf(load, armed);
  const withEmergencies = peakOf(kept, others);
  const running = calendar.entries.filter((entry) => entry.endsAt > horizon.at && hasKeptRoom(entry, site)).length;
  const spare = Math.max(0, counts.emergenciesPerSite - Math.max(1, running));
  return {
    taken: taken.overflow,
    withEmergencies: withEmergencies.overflow,
    bytes: Math.max(taken.bytes, withEmergencies.bytes - spare * bytesOf(emergency)),
  };
}

function besides(entries: readonly CalendarEntry[], { at, secondsAhead }: Horizon, entering?: CalendarEntry) {
  const armed = entries.map((entry) => ({ entry, armedAt: Math.max(at, comesNearAt(entry, secondsAhead)) }));
  const from = entering ? Math.max(at, comesNearAt(entering, secondsAhead)) : at;
  const until = entering ? entering.endsAt : Infinity;
  return armed.filter(({ entry, armedAt }) => entry.endsAt > from && armedAt < until);
}

function bigger({ tooBig: one }: Weight, { tooBig: other }: Weight): Pick<Weight, 'tooBig'> {
  const tooBig = one && other ? (other.size > one.size ? other : one) : (one ?? other);
  return tooBig ? { tooBig } : {};
}

/** At least as heavy as each of them, in every respect. */
function heaviestOf(weights: readonly Weight[]): Weight {
  const [first, ...others] = weights;
  if (!first) throw new Error('there is no emergency to measure');
  return others.reduce(
    (heaviest, each) => ({
      keys: Math.max(heaviest.keys, each.keys),
      bytes: Math.max(heaviest.bytes, each.bytes),
      schedules: heaviest.schedules.map((bytes, index) => Math.max(bytes, each.schedules[index] ?? 0)),
      ...bigger(heaviest, each),
    }),
    first,
  );
}

const bytesOf = ({ bytes, schedules }: Weight): number => schedules.reduce((sum, each) => sum + each, bytes);
