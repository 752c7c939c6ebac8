import type { Actor } from '../../domain/actor';
import type { Machine } from '../../domain/directory/directory';
import { withMachine } from '../../domain/directory/directory-rules';
import { assertStillApprovable } from '../../domain/voting/approvability';
import { openQuestions } from '../requirements/open-questions';
import { changeDirectory, directoryKeys, type MachineResult, machine } from '../steps/change-directory';
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
  const open = await openQuestions(deps);
  return decideIdempotently<MachineResult>(deps, directoryKeys, actor, idempotency, 'machine', (snapshot, at) => {
    const next = withMachine(snapshot.directory(), after);
    assertStillApprovable(open, snapshot.directory(), next);
    return changeDirectory(snapshot, machine(after), { next, at, actor, action: 'add-machine', before: null, after });
  });
}
