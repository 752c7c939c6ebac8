import type { Person } from '../domain/directory';
import type { Actor } from '../domain/window';
import type { Deps, Idempotency } from './deps';

/** Records that the mailbox answered. Confirming twice changes nothing. @throws Refusal unknown-approver */
export async function confirmApprover(
  _deps: Deps,
  _request: { readonly approverId: string; readonly idempotency?: Idempotency | undefined },
  _actor: Actor,
): Promise<Person> {
  throw new Error('not written');
}
