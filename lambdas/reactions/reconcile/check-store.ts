import type { EpochSeconds } from '../../domain/actor';
import type { ReconcileState } from '../../domain/reconcile-state';
import type { SeenWindows } from './look-at-windows';
import type { RepairDeps } from './repair';
import type { Run } from './run';

/**
 * A look at the edge store is paid for, even if it only tells that nothing changed ($0.001). While no window is approved or
 * active, one in two hours is enough: hourly looks cost a third of all that an idle month may.
 */
const IDLE_CHECK_SECONDS = 7200;
/** Runs do not begin to the second. */
const EARLY_SECONDS = 60;

export function isCheckDue(
  state: ReconcileState | undefined,
  windows: SeenWindows | undefined,
  now: EpochSeconds,
): boolean {
  if (!state || !windows || windows.live > 0) return true;
  return now >= state.storeCheckedAt + IDLE_CHECK_SECONDS - EARLY_SECONDS;
}

/**
 * Has the publisher compare the edge store with what it recorded there. It reads the store's entries only if somebody else
 * changed it since, and then repairs it.
 *
 * @returns whether it was checked
 */
export async function checkStore(deps: RepairDeps, run: Run): Promise<boolean> {
  const checked = await run.guarded({}, async () => {
    const answer = await deps.functions.call(deps.acts.publishEdge, { check: 'store' });
    for (const siteId of driftedIn(answer)) {
      run.repairs += 1;
      deps.log('repair', { siteId, repair: 'edge-drift' });
    }
    return true;
  });
  return checked === true;
}

/** The sites that somebody else changed at the edge, which the publisher has repaired. */
function driftedIn(answer: unknown): readonly string[] {
  const drifted = typeof answer === 'object' && answer !== null && 'drifted' in answer ? answer.drifted : [];
  return Array.isArray(drifted) ? drifted.map(String) : [];
}
