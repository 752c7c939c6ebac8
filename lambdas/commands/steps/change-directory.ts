import type { Actor, EpochSeconds } from '../../domain/actor';
import { type AuditAction, ORG } from '../../domain/audit/audit';
import type { Directory, Machine, Person } from '../../domain/directory/directory';
import type { RecordKey } from '../../store/records';
import type { Snapshot } from '../../store/snapshot';
import { audited } from '../transaction/audited';
import type { CommandOutcome } from '../transaction/decide-and-commit';

export const directoryKeys: readonly RecordKey[] = [{ kind: 'directory' }, { kind: 'head', chain: ORG }];

export type PersonResult = { readonly kind: 'person'; readonly value: Person };
export type MachineResult = { readonly kind: 'machine'; readonly value: Machine };

export interface DirectoryChange {
  readonly next: Directory;
  readonly at: EpochSeconds;
  readonly actor: Actor;
  readonly action: AuditAction;
  readonly before: Person | Machine | null;
  readonly after: Person | Machine | null;
  readonly reason?: string | undefined;
}

/** One commit for a change of one person or machine; the audit entry shows only that one, not the whole directory. */
export function changeDirectory<R extends PersonResult | MachineResult>(
  snapshot: Snapshot,
  result: R,
  change: DirectoryChange,
): CommandOutcome<R> {
  const commit = audited({
    ...change,
    head: snapshot.head(ORG),
    subject: result.kind === 'person' ? result.value.personId : result.value.machineId,
    put: [{ kind: 'directory', value: change.next }],
  });
  return { result, commit };
}

export const person = (value: Person): PersonResult => ({ kind: 'person', value });
export const machine = (value: Machine): MachineResult => ({ kind: 'machine', value });
