import type { Actor } from '../../domain/actor';
import type { Person } from '../../domain/directory/directory';
import { personOf, withPersonReplaced } from '../../domain/directory/directory-rules';
import { changedPerson, isSameVoter, isUnchanged, type PersonChanges } from '../../domain/directory/person-changes';
import { assertAddable } from '../../domain/directory/principals';
import { assertTimeZone } from '../../domain/local-time';
import { assertVersion } from '../requirements/version';
import { changeDirectory, directoryKeys, type PersonResult, person } from '../steps/change-directory';
import { keepingApprovable } from '../steps/keep-approvable';
import { decideAndCommit } from '../transaction/decide-and-commit';
import type { Deps } from '../transaction/deps';

export interface PersonChangeRequest extends PersonChanges {
  readonly personId: string;
  readonly reason?: string | undefined;
  /** The directory's. */
  readonly ifVersion?: number | undefined;
}

export interface ChangedPerson {
  readonly person: Person;
  readonly before: Person;
}

/**
 * Changes a person; a new address is unconfirmed until its owner confirms it. A change is refused if an open question
 * could then not be approved any more. A question that is asked at the same moment is not seen; it expires. Repeating
 * the change has no effect.
 *
 * @returns the person as recorded, and as they were before
 * @throws Refusal unknown-approver, unknown-time-zone, stale-version, malformed, approver-exists, approver-in-use, directory-full
 */
export async function changePerson(
  deps: Deps,
  { personId, reason, ifVersion, ...changes }: PersonChangeRequest,
  actor: Actor,
): Promise<ChangedPerson> {
  let standing: Person | undefined;
  const { value } = await keepingApprovable(deps, (keep) =>
    decideAndCommit<PersonResult>(deps, directoryKeys, (snapshot, at) => {
      const directory = snapshot.directory();
      if (changes.timeZone) assertTimeZone(changes.timeZone);
      assertVersion(directory, ifVersion);
      const before = personOf(directory, personId);
      standing = before;
      const after = changedPerson(before, changes, { at, version: directory.version + 1 });
      if (isUnchanged(before, after)) return { result: person(before) };
      const next = withPersonReplaced(directory, after);
      assertAddable(after.principals, before.principals);
      if (!isSameVoter(before, after)) keep(before, directory, next);
      const told = { next, at, actor, action: 'change-person', before, after, reason } as const;
      return changeDirectory(snapshot, person(after), told);
    }),
  );
  return { person: value, before: standing ?? value };
}
