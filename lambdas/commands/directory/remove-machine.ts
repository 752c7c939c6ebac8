import type { Actor } from '../../domain/actor';
import type { Machine } from '../../domain/directory/directory';
import { machineOf, withoutMachine } from '../../domain/directory/directory-rules';
import { changeDirectory, directoryKeys, type MachineResult, machine } from '../steps/change-directory';
import { decideAndCommit } from '../transaction/decide-and-commit';
import type { Deps } from '../transaction/deps';

/**
 * Removes a machine: it can no longer request, and its owner still cannot vote on what it requested before.
 *
 * @returns the machine removed. @throws Refusal unknown-machine
 */
export async function removeMachine(
  deps: Deps,
  { machineId }: { readonly machineId: string },
  actor: Actor,
): Promise<Machine> {
  const { value } = await decideAndCommit<MachineResult>(deps, directoryKeys, (snapshot, at) => {
    const before = machineOf(snapshot.directory(), machineId);
    const next = withoutMachine(snapshot.directory(), machineId);
    const told = { next, at, actor, action: 'remove-machine', before, after: null } as const;
    return changeDirectory(snapshot, machine(before), told);
  });
  return value;
}
