import type { Actor } from '../../domain/actor';
import { personOf } from '../../domain/directory/directory-rules';
import { assertNamed, named } from '../../domain/directory/principals';
import type { Snapshot } from '../../store/snapshot';

export type Requester = Actor & { readonly personId: string; readonly email: string };

/** Whoever asks for something, with the mailbox by which they are known again. @throws Refusal `unmapped-principal` */
export function requesterIn(snapshot: Snapshot, actor: Actor): Requester {
  const directory = snapshot.directory();
  const asker = named(actor, directory);
  assertNamed(asker);
  return { ...asker, email: personOf(directory, asker.personId).email };
}
