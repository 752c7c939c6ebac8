import type { Actor } from '../../domain/actor';
import type { Person } from '../../domain/directory/directory';
import { successionOf, withPerson } from '../../domain/directory/directory-rules';
import { assertAddable } from '../../domain/directory/principals';
import { assertTimeZone } from '../../domain/local-time';
import { changeDirectory, directoryKeys, type PersonResult, person } from '../steps/change-directory';
import type { Deps, Idempotency } from '../transaction/deps';
import { answerIdempotently } from '../transaction/idempotent';

export interface NewPerson {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  /** IANA zone in which they are told times first. */
  readonly timeZone?: string | undefined;
  readonly principals: readonly string[];
  /** Default true; false for people who only request. */
  readonly approver?: boolean | undefined;
  /** Groups that policies name; default none. */
  readonly groups?: readonly string[] | undefined;
  readonly idempotency?: Idempotency | undefined;
}

export interface AddedPerson {
  readonly person: Person;
  /** A repeat with the same Idempotency-Key: they were added before. */
  readonly repeated: boolean;
}

/** Adds a person, unconfirmed. @throws Refusal */
export async function addPerson(
  deps: Deps,
  { idempotency, approver = true, groups = [], timeZone, ...given }: NewPerson,
  actor: Actor,
): Promise<AddedPerson> {
  if (timeZone !== undefined) assertTimeZone(timeZone);
  const answered = await answerIdempotently<PersonResult>(
    deps,
    directoryKeys,
    actor,
    idempotency,
    'person',
    (snapshot, at) => {
      const directory = snapshot.directory();
      const since = { addedAt: at, approverSince: at, approverVersion: directory.version + 1 };
      const succession = successionOf(directory, given.personId);
      const zone = timeZone === undefined ? {} : { timeZone };
      const after: Person = { ...given, ...zone, approver, groups, confirmed: false, ...since, ...succession };
      const next = withPerson(directory, after);
      assertAddable(after.principals, []);
      return changeDirectory(snapshot, person(after), { next, at, actor, action: 'add-person', before: null, after });
    },
  );
  return { person: answered.value, repeated: answered.repeated };
}
