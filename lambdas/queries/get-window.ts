import type { Window } from '../domain/window';
import type { QueryDeps } from './deps';

/** @throws Refusal unknown-window */
export async function getWindow(_deps: QueryDeps, _windowId: string): Promise<Window> {
  throw new Error('not written');
}
