import type { Actor, Window } from '../domain/window';
import type { Deps, Idempotency } from './deps';

export interface VoteRequest {
  readonly windowId: string;
  readonly reason?: string | undefined;
  readonly idempotency?: Idempotency | undefined;
  /** The `version` the caller saw (If-Match). */
  readonly ifVersion?: number | undefined;
}

/** A signed vote for the current plan version. @throws Refusal */
export async function approveWindow(_deps: Deps, _request: VoteRequest, _actor: Actor): Promise<Window> {
  throw new Error('not written');
}

/** A signed vote against the current plan version. @throws Refusal */
export async function rejectWindow(_deps: Deps, _request: VoteRequest, _actor: Actor): Promise<Window> {
  throw new Error('not written');
}
