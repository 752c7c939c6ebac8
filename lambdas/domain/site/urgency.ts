import type { EpochSeconds } from '../actor';
import type { AuditAction } from '../audit/audit';
import { endOf, type Window } from '../window/window';

/** Somebody is waiting for these: they close a site at once, open it, or let somebody in or no longer in. */
const urgentActions: ReadonlySet<AuditAction> = new Set<AuditAction>([
  'emergency',
  'end',
  'cancel',
  'extend',
  'create-bypass-link',
  'revoke-bypass-links',
  'set-bypass-header',
  'revoke-bypass-header',
]);

/** After these, the Admin API calls the publisher itself and waits for it: all urgent ones, and the withdrawal of an approved plan. */
export const isCalledFor = (action: AuditAction): boolean => urgentActions.has(action) || action === 'edit';

/** The usual lead time, of which propagation takes half a minute: a window that starts within it must not wait for others. */
const nearSeconds = 120;

/**
 * Whether a change is to be published before others.
 *
 * @param windows those that it writes
 */
export function isUrgent(action: AuditAction, windows: readonly Window[], at: EpochSeconds): boolean {
  return urgentActions.has(action) || windows.some((window) => isNear(window, at));
}

const isNear = (window: Window, at: EpochSeconds): boolean =>
  window.plan.startsAt <= at + nearSeconds && endOf(window) > at;
