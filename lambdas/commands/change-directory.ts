import type { Actor, EpochSeconds } from '../domain/actor';
import { type AuditAction, ORG } from '../domain/audit';
import type { Directory, Person } from '../domain/directory';
import type { RecordKey } from '../store/records';
import type { Snapshot } from '../store/snapshot';
import { audited } from './audited';
import type { Decision } from './decide-and-commit';

export const directoryKeys: readonly RecordKey[] = [{ kind: 'directory' }, { kind: 'head', chain: ORG }];

export interface DirectoryChange {
  readonly next: Directory;
  readonly at: EpochSeconds;
  readonly actor: Actor;
  readonly action: AuditAction;
  readonly before: Person | null;
  readonly after: Person | null;
  readonly reason?: string | undefined;
}

/** One commit for a change of one person; the audit entry tells that person, not the whole directory. */
export function changeDirectory(snapshot: Snapshot, person: Person, change: DirectoryChange) {
  const commit = audited({
    ...change,
    head: snapshot.head(ORG),
    subject: person.personId,
    put: [{ kind: 'directory', value: change.next }],
  });
  return { result: { kind: 'person', value: person }, commit } as const satisfies Decision<unknown>;
}
