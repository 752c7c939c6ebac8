import type { Person } from '../domain/directory';
import { personOf, withConfirmed } from '../domain/directory-rules';
import type { Actor } from '../domain/window';
import type { PersonResult } from './add-approver';
import { changeDirectory, directoryKeys } from './change-directory';
import type { Deps, Idempotency } from './deps';
import { decideOnce } from './once';

export interface Confirmation {
  readonly approverId: string;
  readonly idempotency?: Idempotency | undefined;
}

/** Records that the mailbox answered. Confirming twice changes nothing. @throws Refusal unknown-approver */
export async function confirmApprover(
  deps: Deps,
  { approverId, idempotency }: Confirmation,
  actor: Actor,
): Promise<Person> {
  return decideOnce<PersonResult>(deps, directoryKeys, actor, idempotency, 'person', (snapshot, at) => {
    const before = personOf(snapshot.directory(), approverId);
    if (before.confirmed) return { result: { kind: 'person', value: before } };
    const next = withConfirmed(snapshot.directory(), approverId);
    const after = personOf(next, approverId);
    return changeDirectory(snapshot, after, { next, at, actor, action: 'confirm-approver', before, after });
  });
}
