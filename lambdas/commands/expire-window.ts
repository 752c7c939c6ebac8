import type { Window } from '../domain/window';
import type { Deps } from './deps';

/**
 * requested → expired, once its deadline passed. When the decision fell first, or another plan version stands, nothing
 * changes. @returns the window as recorded. @throws Refusal unknown-window, contended
 */
export async function expireWindow(
  _deps: Deps,
  _expiry: { readonly windowId: string; readonly planVersion: number },
): Promise<Window> {
  throw new Error('not written');
}
