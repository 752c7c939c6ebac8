import type { Actor } from '../domain/actor';
import type { Person } from '../domain/directory';
import { withPerson } from '../domain/directory-rules';
import { changeDirectory, directoryKeys } from './change-directory';
import type { Deps, Idempotency } from './deps';
import { decideOnce } from './once';

export interface NewPerson {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly principals: readonly string[];
  /** Default true; false for people who only request. */
  readonly approver?: boolean | undefined;
  readonly idempotency?: Idempotency | undefined;
}

/** Adds a person, unconfirmed. @throws Refusal */
export async function addApprover(
  deps: Deps,
  { idempotency, approver = true, ...given }: NewPerson,
  actor: Actor,
): Promise<Person> {
  return decideOnce<PersonResult>(deps, directoryKeys, actor, idempotency, 'person', (snapshot, at) => {
    const person: Person = { ...given, approver, confirmed: false, groups: [], addedAt: at, approverSince: at };
    const next = withPerson(snapshot.directory(), person);
    return changeDirectory(snapshot, person, { next, at, actor, action: 'add-approver', before: null, after: person });
  });
}

export type PersonResult = { readonly kind: 'person'; readonly value: Person };
