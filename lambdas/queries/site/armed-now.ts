import type { EdgeSite } from '../../../edge/document/document';
import { SiteLoad } from '../../../edge/document/encode-load';
import type { EpochSeconds } from '../../domain/actor';
import { intervalOf } from '../../domain/site/edge-site';
import { armsNextAt, isNear, nearEntries } from '../../domain/site/near-windows';
import type { Calendar, CalendarEntry } from '../../domain/site/site';

export interface ArmedNow {
  /** The windows that the edge gets, the earliest start first. */
  readonly armed: readonly CalendarEntry[];
  /** Windows that it should get and has no room for. Commands accept none; a later setting may lead to some. */
  readonly unarmed: readonly CalendarEntry[];
  /** When the edge needs the next of the windows that it does not get now; in the past for the unarmed. */
  readonly armsNextAt?: EpochSeconds;
}

/**
 * The windows of a calendar that are at the edge at a given time: as many of those that are near as there is room for, the
 * emergencies first, then the earliest. A window that is not near yet is only there early if it fits.
 *
 * @param edge the site without intervals
 */
export function armedNow(edge: EdgeSite, calendar: Calendar, now: EpochSeconds, secondsAhead: number): ArmedNow {
  const { entries, reservedBytes = Infinity } = calendar;
  const near = nearEntries(entries, now, secondsAhead);
  const fitting = fittingOf(edge, near, reservedBytes);
  const armed = near.filter((entry) => fitting.has(entry));
  const next = armsNextAt(entries, now, secondsAhead, armed);
  return {
    armed,
    unarmed: near.filter((entry) => !fitting.has(entry) && isNear(entry, now, secondsAhead)),
    ...(next !== undefined && { armsNextAt: next }),
  };
}

/** All of them where one cannot be encoded: then the publisher says so of the site. */
function fittingOf(edge: EdgeSite, near: readonly CalendarEntry[], mostBytes: number): ReadonlySet<CalendarEntry> {
  const load = new SiteLoad(edge);
  const fitting = new Set<CalendarEntry>();
  try {
    for (const entry of [...near].sort(emergenciesFirst)) {
      const weight = load.weightOf(intervalOf(entry));
      load.add(weight);
      if (!load.overflow && load.bytes <= mostBytes) fitting.add(entry);
      else load.remove(weight);
    }
    return fitting;
  } catch {
    return new Set(near);
  }
}

const emergenciesFirst = (left: CalendarEntry, right: CalendarEntry): number =>
  Number(right.emergency ?? false) - Number(left.emergency ?? false);
