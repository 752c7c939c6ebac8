import type { EpochSeconds } from '../actor';
import type { ListOrder } from '../list-order';
import type { AuditEntry } from './audit';

/** Which entries of a chain somebody looks for, and from which end. */
export interface AuditSearch {
  readonly order: ListOrder;
  readonly action?: AuditEntry['action'] | undefined;
  /** A principal, a personId or a machineId. */
  readonly actor?: string | undefined;
  /** As in the entry, for example a windowId. */
  readonly subject?: string | undefined;
  /** Entries made in `[from, to)`. */
  readonly from?: EpochSeconds | undefined;
  readonly to?: EpochSeconds | undefined;
}

/**
 * Entries of one chain are in order of time, up to how far the clocks of two functions and a command that was tried again are apart: a
 * search goes on for so many seconds beyond its times.
 */
const apartSeconds = 600;

/** Whether no later entry of the search can be within its times. */
export function isPastSearch({ at }: AuditEntry, { order, from, to }: AuditSearch): boolean {
  return order === 'newest'
    ? from !== undefined && at < from - apartSeconds
    : to !== undefined && at >= to + apartSeconds;
}

export const isOutside = ({ at }: AuditEntry, { from, to }: AuditSearch): boolean =>
  (from !== undefined && at < from) || (to !== undefined && at >= to);

/** Whether an entry is searched for, whenever it was made. */
export function isMeant({ action, actor, subject }: AuditEntry, search: AuditSearch): boolean {
  const names: readonly (string | undefined)[] = [actor.principal, actor.personId, actor.machineId];
  return (
    (search.action === undefined || search.action === action) &&
    (search.subject === undefined || search.subject === subject) &&
    (search.actor === undefined || names.includes(search.actor))
  );
}
