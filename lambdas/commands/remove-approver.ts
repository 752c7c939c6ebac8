import type { Actor } from '../domain/actor';
import type { Person } from '../domain/directory';
import { personOf, withoutPerson } from '../domain/directory-rules';
import type { Window } from '../domain/window';
import { changeDirectory, directoryKeys } from './change-directory';
import { decideAndCommit } from './decide-and-commit';
import type { Deps } from './deps';

export interface Removal {
  readonly approverId: string;
  readonly reason?: string | undefined;
}

/**
 * Removes a person. A request the index shows too late can lose an approver it needed; it then expires.
 *
 * @returns the person removed. @throws Refusal unknown-approver, approver-in-use
 */
export async function removeApprover(deps: Deps, { approverId, reason }: Removal, actor: Actor): Promise<Person> {
  const requested = await requestedWindows(deps);
  const { value } = await decideAndCommit(deps, directoryKeys, (snapshot, at) => {
    const before = personOf(snapshot.directory(), approverId);
    const next = withoutPerson(snapshot.directory(), approverId, requested);
    return changeDirectory(snapshot, before, {
      next,
      at,
      actor,
      action: 'remove-approver',
      before,
      after: null,
      reason,
    });
  });
  return value;
}

async function requestedWindows({ store }: Deps): Promise<Window[]> {
  const found: Window[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.windows({ status: 'requested' }, { limit: 100, cursor });
    const keys = page.items.map(({ windowId }) => ({ kind: 'window', windowId }) as const);
    const snapshot = await store.load(keys);
    found.push(...page.items.flatMap(({ windowId }) => snapshot.window(windowId) ?? []));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return found.filter(({ status }) => status === 'requested');
}
