import type { Actor } from '../domain/window';
import type { Deps } from './deps';

/** @throws Refusal */
export async function deleteSite(
  _deps: Deps,
  _request: { readonly siteId: string; readonly ifVersion?: number | undefined; readonly reason?: string | undefined },
  _actor: Actor,
): Promise<void> {
  throw new Error('not written');
}
