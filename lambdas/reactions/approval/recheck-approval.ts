import { type Recheck, recheckWindow } from '../../commands/window/recheck-window';
import type { ReactionDeps } from '../deps';

/** Cancels an approved window whose approvals no longer count, and logs that for the alarm. Harmless when repeated. */
export async function recheckApproval(
  deps: ReactionDeps,
  { windowId }: { readonly windowId: string },
): Promise<Recheck['outcome']> {
  const { outcome, window } = await recheckWindow(deps, { windowId });
  if (outcome === 'cancelled' && window) {
    const { siteId, planVersion, revision } = window;
    deps.log('approval-lost', { windowId, siteId, planVersion, revision });
  }
  return outcome;
}
