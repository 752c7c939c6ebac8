import type { Actor, Window } from '../domain/window';
import type { Deps } from './deps';
import type { VoteRequest } from './vote';

/** @throws Refusal */
export async function cancelWindow(_deps: Deps, _request: VoteRequest, _actor: Actor): Promise<Window> {
  throw new Error('not written');
}
