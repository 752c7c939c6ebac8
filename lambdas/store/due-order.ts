import type { PublishDue } from '../domain/site/edge-records';
import type { MailDue } from '../domain/voting/mail-due';
import type { ProofDue } from '../domain/window/flip-proof';

/** Urgent before usual, then the oldest first; by id where nothing else tells, so that the order is always the same. */
export function byUrgency(a: PublishDue, b: PublishDue): number {
  return Number(b.urgent) - Number(a.urgent) || a.since - b.since || (a.siteId < b.siteId ? -1 : 1);
}

/** The oldest first; by id where that does not tell. */
export function byAge(a: MailDue, b: MailDue): number {
  return a.since - b.since || (a.subjectId < b.subjectId ? -1 : 1);
}

/** The oldest boundary first; by id where that does not tell. */
export function byBoundary(a: ProofDue, b: ProofDue): number {
  return a.dueAt - b.dueAt || (`${a.windowId}#${a.boundary}` < `${b.windowId}#${b.boundary}` ? -1 : 1);
}
