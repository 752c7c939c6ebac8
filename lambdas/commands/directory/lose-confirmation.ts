import type { Actor } from '../../domain/actor';
import type { Person } from '../../domain/directory/directory';
import { personOf, withPersonReplaced } from '../../domain/directory/directory-rules';
import { changeDirectory, directoryKeys, type PersonResult, person } from '../steps/change-directory';
import { decideAndCommit } from '../transaction/decide-and-commit';
import type { Deps } from '../transaction/deps';

export interface Loss {
  readonly personId: string;
  /** The address that is no longer subscribed. If the person has a different one by now, nothing changes. */
  readonly email: string;
}

/**
 * Records that a confirmed mailbox gets no mail any more. Nobody can refuse this fact, so it is recorded even if an
 * open question needs the person. Repeating it changes nothing.
 *
 * @returns the person as recorded. @throws Refusal unknown-approver
 */
export async function loseConfirmation(deps: Deps, { personId, email }: Loss, actor: Actor): Promise<Person> {
  const { value } = await decideAndCommit<PersonResult>(deps, directoryKeys, (snapshot, at) => {
    const before = personOf(snapshot.directory(), personId);
    if (!before.confirmed || before.email !== email) return { result: person(before) };
    const { keptByToken: _, ...kept } = before;
    const after = { ...kept, confirmed: false, lostAt: at };
    const next = withPersonReplaced(snapshot.directory(), after);
    return changeDirectory(snapshot, person(after), { next, at, actor, action: 'lose-confirmation', before, after });
  });
  return value;
}
