import type { EpochSeconds } from '../../domain/actor';
import type { Site } from '../../domain/site/site';
import type { Reservation } from '../../store/port';
import type { VersionedRecord } from '../../store/records';
import type { Snapshot } from '../../store/snapshot';
import type { Arming } from '../transaction/deps';
import { assertFits } from './edge-capacity';
import { withRoom } from './store-room';

/** What a commit has to contain about the calendar when a site changes: it is written, or relied on as it is. */
interface SiteRoom {
  readonly calendar: readonly VersionedRecord[];
  readonly reliedOn: readonly VersionedRecord[];
  readonly reserve?: Reservation | undefined;
}

/**
 * Room for a new or changed site with all its windows.
 *
 * @param before absent for a new site
 * @throws Refusal `edge-capacity`, `edge-store-full`
 */
export function siteRoom(
  { armedSecondsAhead: secondsAhead }: Arming,
  snapshot: Snapshot,
  { site, before }: { readonly site: Site; readonly before?: Site },
  at: EpochSeconds,
): SiteRoom {
  const calendar = snapshot.calendar(site.siteId);
  const standing = before && { site: before, calendar };
  const needed = assertFits({ site, calendar }, { at, secondsAhead }, { standing });
  const { calendar: wanted, reserve } = withRoom(snapshot, calendar, { bytes: needed }, 'usual');
  if (!reserve) return { calendar: [], reliedOn: [{ kind: 'calendar', value: calendar }] };
  const value = { ...wanted, version: calendar.version + 1 };
  return { calendar: [{ kind: 'calendar', value }], reliedOn: [], reserve };
}
