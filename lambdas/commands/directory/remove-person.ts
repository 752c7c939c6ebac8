import type { Actor } from '../../domain/actor';
import type { Person } from '../../domain/directory/directory';
import { personOf, withoutPerson } from '../../domain/directory/directory-rules';
import { changeDirectory, directoryKeys, type PersonResult, person } from '../steps/change-directory';
import { keepingApprovable } from '../steps/keep-approvable';
import { decideAndCommit } from '../transaction/decide-and-commit';
import type { Deps } from '../transaction/deps';

export interface Removal {
  readonly personId: string;
  readonly reason?: string | undefined;
}

/**
 * Removes a person. A question asked in the same moment can lose an approver it needed; it then expires.
 *
 * @returns the person removed. @throws Refusal unknown-approver, approver-in-use
 */
export async function removePerson(deps: Deps, { personId, reason }: Removal, actor: Actor): Promise<Person> {
  const { value } = await keepingApprovable(deps, (keep) =>
    decideAndCommit<PersonResult>(deps, directoryKeys, (snapshot, at) => {
      const directory = snapshot.directory();
      const before = personOf(directory, personId);
      const next = withoutPerson(directory, personId, at);
      keep(before, directory, next);
      const told = { next, at, actor, action: 'remove-person', before, after: null, reason } as const;
      return changeDirectory(snapshot, person(before), told);
    }),
  );
  return value;
}
