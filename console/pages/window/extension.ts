import { isWithin, ranges } from '../../../lambdas/domain/limits';
import type { Window } from '../../api/types';
import { wholeIn } from '../../parts/forms/rules';

type Extended = Pick<Window, 'endsAt' | 'plannedEndsAt' | 'overrunSeconds'>;

/** Until when a window may last without a new approval: that was approved with its plan. @returns RFC 3339 */
export function freeUntil({ endsAt, plannedEndsAt = endsAt, overrunSeconds = 0 }: Extended): string {
  return new Date(Date.parse(plannedEndsAt) + overrunSeconds * 1000).toISOString();
}

/** @param end RFC 3339 */
export const needsApproval = (window: Extended, end: string): boolean =>
  Date.parse(end) > Date.parse(freeUntil(window));

/** @param minutes as they are typed @returns RFC 3339; undefined for what is no number of minutes */
export function laterEnd({ endsAt }: Extended, minutes: string): string | undefined {
  const later = wholeIn(minutes);
  if (later === undefined || !isWithin(later, ranges.windowMinutes)) return undefined;
  return new Date(Date.parse(endsAt) + later * 60_000).toISOString();
}

/** The same; while no minutes are typed, the least that an extension can be. */
export const typedEnd = (window: Extended, minutes: string): string =>
  laterEnd(window, minutes) ?? new Date(Date.parse(window.endsAt) + 60_000).toISOString();
