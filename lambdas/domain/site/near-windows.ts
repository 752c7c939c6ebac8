import type { EpochSeconds } from '../actor';
import type { Interval } from '../window/window';

/** From when on a window is near enough to be at the edge. */
export const comesNearAt = ({ startsAt }: Interval, secondsAhead: number): EpochSeconds => startsAt - secondsAhead;

/**
 * The windows that the edge should have now, the earliest start first: those that are not over and start within
 * `secondsAhead`. When none of them is still to start, the next one is added, however far ahead it is.
 */
export function nearEntries<E extends Interval>(
  entries: readonly E[],
  now: EpochSeconds,
  secondsAhead: number,
): readonly E[] {
  const ahead = inOrder(entries, now);
  const near = ahead.filter((entry) => isNear(entry, now, secondsAhead));
  const next = near.some(({ startsAt }) => startsAt > now) ? undefined : ahead[near.length];
  return next ? [...near, next] : near;
}

/** Whether the edge has to have a window now, unless it is over. */
export function isNear(entry: Interval, now: EpochSeconds, secondsAhead: number): boolean {
  return comesNearAt(entry, secondsAhead) <= now;
}

/**
 * When the edge needs the next window that it does not have yet. In the past for a window that it should have already.
 *
 * @param armed the windows it has; those that it should have when absent
 * @returns `undefined` when it has all windows that are not over
 */
export function armsNextAt<E extends Interval>(
  entries: readonly E[],
  now: EpochSeconds,
  secondsAhead: number,
  armed: readonly E[] = nearEntries(entries, now, secondsAhead),
): EpochSeconds | undefined {
  const next = inOrder(entries, now).find((entry) => !armed.includes(entry));
  return next && comesNearAt(next, secondsAhead);
}

/** Those that are not over, by start. Sorting is stable, so what starts at once keeps its order. */
function inOrder<E extends Interval>(entries: readonly E[], now: EpochSeconds): E[] {
  return entries.filter(({ endsAt }) => endsAt > now).sort((left, right) => left.startsAt - right.startsAt);
}
