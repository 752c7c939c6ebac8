import type { Actor } from '../../domain/actor';
import { personOf } from '../../domain/directory/directory-rules';
import { assertNamed, named } from '../../domain/directory/principals';
import type { Snapshot } from '../../store/snapshot';

export type Requester = Actor & { readonly personId: string; readonly email: string };

/** The requester, with the mailbox that identifies them even under a new id. @throws Refusal `unmapped-principal` */
export function requesterIn(snapshot: Snapshot, actor: Actor): Requester {
  const directory = snapshot.directory();
  const requester = named(actor, directory);
  assertNamed(requester);
  return { ...requester, email: personOf(directory, requester.personId).email };
}
