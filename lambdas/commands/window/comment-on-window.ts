import type { Actor } from '../../domain/actor';
import { assertNamed, named } from '../../domain/directory/principals';
import { commentOn } from '../../domain/window/comments';
import type { Window } from '../../domain/window/window';
import { type WindowResult, windowIn, windowKeys } from '../requirements/window';
import { audited } from '../transaction/audited';
import type { Deps, Idempotency } from '../transaction/deps';
import { decideIdempotently } from '../transaction/idempotent';

export interface CommentRequest {
  readonly windowId: string;
  /** 1–500 characters of plain text */
  readonly text: string;
  readonly idempotency?: Idempotency | undefined;
  /** The `version` the caller saw (If-Match). */
  readonly ifVersion?: number | undefined;
}

/**
 * Adds a comment to a window in any state; votes and plan stay as they are.
 *
 * @throws Refusal `unmapped-principal`, `malformed`, `too-many-comments`
 */
export async function commentOnWindow(deps: Deps, request: CommentRequest, actor: Actor): Promise<Window> {
  const { windowId, text, idempotency, ifVersion } = request;
  return decideIdempotently<WindowResult>(deps, windowKeys(windowId), actor, idempotency, 'window', (snapshot, at) => {
    const before = windowIn(snapshot, windowId, ifVersion);
    const who = named(actor, snapshot.directory());
    assertNamed(who);
    const { personId, machineId } = who;
    const comment = { personId, ...(machineId !== undefined && { machineId }), at, text };
    const result = { kind: 'window', value: commentOn(before, comment) } as const;
    const change = { at, actor: who, action: 'comment', subject: windowId, before, after: result.value } as const;
    return { result, commit: audited({ ...change, head: snapshot.head(before.siteId), put: [result] }) };
  });
}
