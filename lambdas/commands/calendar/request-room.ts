import type { EpochSeconds } from '../../domain/actor';
import type { Calendar } from '../../domain/site/site';
import type { Snapshot } from '../../store/snapshot';
import type { Arming } from '../transaction/deps';
import { changedEntry, type Planned } from './armed-room';
import { assertCalendarHolds } from './calendar-size';
import { assertFits } from './edge-capacity';
import { withRoom } from './store-room';

/** A calendar with the window as it is asked for, and what it would replace. */
interface Asked extends Planned {
  readonly standing: Calendar;
}

/**
 * A plan that is only asked about is not asked about in vain: it fits now. Nothing is reserved, so it may not fit any more when it
 * is approved.
 *
 * @throws Refusal `edge-capacity`, `edge-store-full`, `calendar-full`
 */
export function assertRequestFits(
  { armedSecondsAhead: secondsAhead }: Arming,
  snapshot: Snapshot,
  { site, calendar, standing }: Asked,
  windowId: string,
  at: EpochSeconds,
): void {
  assertCalendarHolds(calendar, standing);
  const change = { standing: { site, calendar: standing }, entering: changedEntry(calendar, windowId) };
  const needed = assertFits({ site, calendar }, { at, secondsAhead }, change);
  withRoom(snapshot, calendar, { bytes: needed }, 'usual');
}
