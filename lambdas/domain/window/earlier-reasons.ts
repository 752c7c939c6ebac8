import type { EpochSeconds } from '../actor';
import type { Amendment, EarlierReason, Window } from './window';

/** Older ones are in the audit log only. */
const kept = 20;

/** The window with other words; those that they replace stay readable, because people may have approved with them. */
export function reworded(window: Window, words: Pick<Window, 'reason' | 'ticket'>, at: EpochSeconds): Window {
  const { reason, ticket, planVersion, status, ...rest } = window;
  const after = { ...rest, planVersion, status, ...words };
  if (reason === words.reason && ticket === words.ticket) return after;
  return withEarlier(after, { planVersion, reason, ...(ticket !== undefined && { ticket }), status, at });
}

/** The window with the reason of an amendment among the earlier ones: another takes its place, or it has become the plan. */
export function withReasonOf(window: Window, { planVersion, reason, decided }: Amendment, at: EpochSeconds): Window {
  return withEarlier(window, { planVersion, reason, status: decided?.outcome ?? 'cancelled', at: decided?.at ?? at });
}

export function withEarlier(window: Window, earlier: EarlierReason): Window {
  return { ...window, earlierReasons: latest([...(window.earlierReasons ?? []), earlier]) };
}

/** What nobody approved goes first. */
function latest(reasons: readonly EarlierReason[]): readonly EarlierReason[] {
  if (reasons.length <= kept) return reasons;
  const spare = reasons.findIndex(({ status }) => !approved.has(status));
  return reasons.filter((_, index) => index !== Math.max(0, spare));
}

const approved: ReadonlySet<EarlierReason['status']> = new Set(['approved', 'active', 'completed']);
