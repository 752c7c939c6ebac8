import type { Person } from '../domain/directory';
import type { Actor } from '../domain/window';
import type { Deps } from './deps';

/** @returns the person removed. @throws Refusal unknown-approver, approver-in-use */
export async function removeApprover(
  _deps: Deps,
  _request: { readonly approverId: string; readonly reason?: string | undefined },
  _actor: Actor,
): Promise<Person> {
  throw new Error('not written');
}
