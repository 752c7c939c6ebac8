import { expire } from '../domain/moves';
import type { Window } from '../domain/window';
import { audited, systemActor } from './audited';
import { decideAndCommit } from './decide-and-commit';
import type { Deps } from './deps';
import { decided, windowIn, windowKeys } from './load-window';

/**
 * requested → expired, once its deadline passed. When the decision fell first, another plan version stands or the deadline is
 * still ahead, nothing changes.
 *
 * @returns the window as recorded. @throws Refusal unknown-window, contended
 */
export async function expireWindow(
  deps: Deps,
  { windowId, planVersion }: { readonly windowId: string; readonly planVersion: number },
): Promise<Window> {
  return decideAndCommit(deps, windowKeys(windowId), (snapshot, at) => {
    const before = windowIn(snapshot, windowId);
    const due = before.status === 'requested' && before.planVersion === planVersion && at >= before.decideBy;
    if (!due) return { result: before };
    const after = expire(before, at);
    const head = snapshot.head(before.siteId);
    const commit = audited({
      head,
      at,
      actor: systemActor('expire-window'),
      action: 'expire',
      subject: windowId,
      before,
      after,
      moves: { requests: decided(head.requests, windowId) },
      put: [{ kind: 'window', value: after }],
    });
    return { result: after, commit };
  });
}
