import type { Actor } from '../../domain/actor';
import type { Machine } from '../../domain/directory/directory';
import { personOf, withMachine } from '../../domain/directory/directory-rules';
import { assertAddable } from '../../domain/directory/principals';
import { changeDirectory, directoryKeys, type MachineResult, machine } from '../steps/change-directory';
import { keepingApprovable } from '../steps/keep-approvable';
import type { Deps, Idempotency } from '../transaction/deps';
import { decideIdempotently } from '../transaction/idempotent';

export interface NewMachine extends Machine {
  readonly idempotency?: Idempotency | undefined;
}

/**
 * Adds a machine that may request; its owner cannot vote on what it asks for, nor on what its principals asked for before.
 *
 * @throws Refusal malformed, unknown-approver, approver-exists, approver-in-use, directory-full
 */
export async function addMachine(deps: Deps, { idempotency, ...after }: NewMachine, actor: Actor): Promise<Machine> {
  return keepingApprovable(deps, (keep) =>
    decideIdempotently<MachineResult>(deps, directoryKeys, actor, idempotency, 'machine', (snapshot, at) => {
      const directory = snapshot.directory();
      const next = withMachine(directory, after);
      assertAddable(after.principals, []);
      keep(personOf(directory, after.ownerId), directory, next);
      return changeDirectory(snapshot, machine(after), { next, at, actor, action: 'add-machine', before: null, after });
    }),
  );
}
