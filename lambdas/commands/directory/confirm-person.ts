import type { Actor } from '../../domain/actor';
import type { Person } from '../../domain/directory/directory';
import { personOf, withPersonReplaced } from '../../domain/directory/directory-rules';
import { Refusal } from '../../domain/refusal';
import { changeDirectory, directoryKeys, type PersonResult, person } from '../steps/change-directory';
import type { Deps, Idempotency } from '../transaction/deps';
import { decideIdempotently } from '../transaction/idempotent';

export interface Confirmation {
  readonly personId: string;
  /** The address that was confirmed. If the person has a different address by now, that one is not confirmed. */
  readonly email?: string | undefined;
  /** It was confirmed with the token of its confirmation mail, and not by the link. */
  readonly byToken?: boolean;
  readonly idempotency?: Idempotency | undefined;
}

/**
 * Records that the mailbox was confirmed. Confirming twice changes nothing. @throws Refusal unknown-approver,
 * not-confirmed
 */
export async function confirmPerson(
  deps: Deps,
  { personId, email, byToken, idempotency }: Confirmation,
  actor: Actor,
): Promise<Person> {
  return decideIdempotently<PersonResult>(deps, directoryKeys, actor, idempotency, 'person', (snapshot, at) => {
    const before = personOf(snapshot.directory(), personId);
    if (email !== undefined && before.email !== email) {
      throw new Refusal('not-confirmed', 'A different mailbox was confirmed: this person has a new address now.');
    }
    if (before.confirmed) return { result: person(before) };
    const after = { ...before, confirmed: true, ...(byToken && { keptByToken: true as const }) };
    const next = withPersonReplaced(snapshot.directory(), after);
    return changeDirectory(snapshot, person(after), { next, at, actor, action: 'confirm-person', before, after });
  });
}
