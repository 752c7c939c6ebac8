import type { Actor } from '../../domain/actor';
import { canonicalJson } from '../../domain/audit/canonical-json';
import type { Machine } from '../../domain/directory/directory';
import { machineOf, personOf, withMachineReplaced } from '../../domain/directory/directory-rules';
import { assertAddable } from '../../domain/directory/principals';
import { assertVersion } from '../requirements/version';
import { changeDirectory, directoryKeys, type MachineResult, machine } from '../steps/change-directory';
import { keepingApprovable } from '../steps/keep-approvable';
import { decideAndCommit } from '../transaction/decide-and-commit';
import type { Deps } from '../transaction/deps';

/** What is absent stays. */
export interface MachineChange {
  readonly machineId: string;
  readonly ownerId?: string | undefined;
  readonly principals?: readonly string[] | undefined;
  readonly reason?: string | undefined;
  /** The directory's. */
  readonly ifVersion?: number | undefined;
}

/**
 * Gives a machine another owner or other principals. Whoever owned it still cannot vote on what it asked for before, nor can
 * whoever owns it now. Repeating the change has no effect.
 *
 * @throws Refusal unknown-machine, unknown-approver, stale-version, malformed, approver-exists, approver-in-use, directory-full
 */
export async function changeMachine(
  deps: Deps,
  { machineId, ownerId, principals, reason, ifVersion }: MachineChange,
  actor: Actor,
): Promise<Machine> {
  const { value } = await keepingApprovable(deps, (keep) =>
    decideAndCommit<MachineResult>(deps, directoryKeys, (snapshot, at) => {
      const directory = snapshot.directory();
      assertVersion(directory, ifVersion);
      const before = machineOf(directory, machineId);
      const after = { ...before, ownerId: ownerId ?? before.ownerId, principals: principals ?? before.principals };
      if (canonicalJson(before) === canonicalJson(after)) return { result: machine(before) };
      const next = withMachineReplaced(directory, after);
      assertAddable(after.principals, before.principals);
      keep(personOf(directory, after.ownerId), directory, next);
      const told = { next, at, actor, action: 'change-machine', before, after, reason } as const;
      return changeDirectory(snapshot, machine(after), told);
    }),
  );
  return value;
}
