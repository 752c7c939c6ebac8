import type { Person } from '../domain/directory';
import type { Actor } from '../domain/window';
import type { Deps, Idempotency } from './deps';

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
export async function addApprover(_deps: Deps, _person: NewPerson, _actor: Actor): Promise<Person> {
  throw new Error('not written');
}
