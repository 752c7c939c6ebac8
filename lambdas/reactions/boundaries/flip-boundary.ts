import type { Boundary } from '../../aws/boundary';
import { type FlipResult, flipWindow } from '../../commands/window/flip-window';
import { endOf, type Window } from '../../domain/window/window';
import type { Pause, ReactionDeps } from '../deps';

/** Clocks of two machines differ by less than this; the function waits for a boundary that is this early. */
const PATIENCE_SECONDS = 3;

/** Scheduler is up to a minute late. Whoever delivers a boundary later than this, be it reconcile, the usual way failed. */
const LATE_SECONDS = 180;

/**
 * Records a boundary. Every outcome is normal: a repeat finds it recorded, an outdated one finds a newer revision, and
 * one that is early because two clocks differ waits for its instant.
 *
 * @returns `early` when the instant is further away; the caller decides whether to come again
 */
export async function flipBoundary(
  deps: ReactionDeps & { readonly pause: Pause },
  boundary: Boundary,
): Promise<FlipResult['outcome']> {
  let { outcome, window } = await flipWindow(deps, boundary);
  const seconds = outcome === 'early' && window ? instantOf(window, boundary) - deps.clock() : 0;
  if (seconds > 0 && seconds <= PATIENCE_SECONDS) {
    await deps.pause(seconds * 1000);
    ({ outcome, window } = await flipWindow(deps, boundary));
  }
  const { windowId, revision, boundary: side } = boundary;
  const facts = { windowId, revision, boundary: side, outcome, ...(window && { siteId: window.siteId }) };
  deps.log(outcome === 'early' ? 'flip-early' : 'flip', facts);
  const late = outcome === 'flipped' && window ? deps.clock() - instantOf(window, boundary) : 0;
  if (late > LATE_SECONDS) deps.log('flip-late', { ...facts, seconds: late });
  return outcome;
}

const instantOf = (window: Window, { boundary }: Boundary): number =>
  boundary === 'start' ? window.plan.startsAt : endOf(window);
