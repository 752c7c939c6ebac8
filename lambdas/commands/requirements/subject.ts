import { Refusal } from '../../domain/refusal';
import type { Subject } from '../../domain/voting/subject';
import type { RecordKey } from '../../store/records';
import type { Snapshot } from '../../store/snapshot';
import { siteIdOf } from './window';

/** The window or the proposal with an id; only the table tells which of the two it is. */
export function subjectKeys(subjectId: string): RecordKey[] {
  return [
    { kind: 'window', windowId: subjectId },
    { kind: 'proposal', proposalId: subjectId },
  ];
}

/** What a vote on a subject is decided on: approving may need room in the edge store. */
export function questionKeys(subjectId: string): RecordKey[] {
  return [...expiryKeys(subjectId), { kind: 'edge-room' }];
}

/** What the expiry of a question is decided on. */
export function expiryKeys(subjectId: string): RecordKey[] {
  const siteId = siteIdOf(subjectId);
  return [
    ...subjectKeys(subjectId),
    { kind: 'head', chain: siteId },
    { kind: 'calendar', siteId },
    { kind: 'directory' },
    { kind: 'site', siteId },
  ];
}

/** @throws Refusal `unknown-window` */
export function subjectIn(snapshot: Snapshot, subjectId: string): Subject {
  const subject = snapshot.subject(subjectId);
  if (!subject) throw new Refusal('unknown-window', 'No window and no proposal has this id.', { windowId: subjectId });
  return subject;
}
