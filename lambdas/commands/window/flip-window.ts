import type { EpochSeconds } from '../../domain/actor';
import { flipEnd, flipStart, isLegal } from '../../domain/window/transitions';
import { type BoundaryKind, endOf, type Window } from '../../domain/window/window';
import type { Snapshot } from '../../store/snapshot';
import { leaveCalendar } from '../calendar/leave-calendar';
import { boundaryKeys } from '../requirements/window';
import { audited, systemActor } from '../transaction/audited';
import { type CommandOutcome, decideAndCommit } from '../transaction/decide-and-commit';
import type { Deps } from '../transaction/deps';

export interface Flip {
  readonly windowId: string;
  /** The window's revision when the boundary was armed. */
  readonly revision: number;
  readonly boundary: BoundaryKind;
}

export interface FlipResult {
  /**
   * `early`: before its instant. `stale`: armed for a different revision, or the window is in a state without this
   * boundary. `already`: recorded before. Only `flipped` changed something.
   */
  readonly outcome: 'flipped' | 'early' | 'stale' | 'already' | 'unknown';
  readonly window?: Window;
}

/**
 * Records that a window started or ended. Harmless when it comes twice, late, early or out of order. @throws Refusal
 * `contended`
 */
export async function flipWindow(deps: Deps, flip: Flip): Promise<FlipResult> {
  return decideAndCommit(deps, boundaryKeys(flip.windowId), (snapshot, at) => decide(snapshot, flip, at));
}

function decide(snapshot: Snapshot, flip: Flip, at: EpochSeconds): CommandOutcome<FlipResult> {
  const window = snapshot.window(flip.windowId);
  if (!window) return { result: { outcome: 'unknown' } };
  const outcome = flip.boundary === 'start' ? startOutcome(window, flip, at) : endOutcome(window, flip, at);
  if (outcome !== 'due') return { result: { outcome, window } };
  return flip.boundary === 'start' ? recordStart(snapshot, window, at) : recordEnd(snapshot, window, at);
}

type Outcome = Exclude<FlipResult['outcome'], 'flipped' | 'unknown'> | 'due';

/**
 * A start flip after the end is `stale`: the window does not start any more, and the end flip records that the start
 * was missed.
 */
function startOutcome(window: Window, flip: Flip, at: EpochSeconds): Outcome {
  if (window.activatedAt !== undefined) return 'already';
  if (!isLegal('flip-start', window.status) || flip.revision !== window.revision) return 'stale';
  if (at < window.plan.startsAt) return 'early';
  return at < endOf(window) ? 'due' : 'stale';
}

function endOutcome(window: Window, flip: Flip, at: EpochSeconds): Outcome {
  if (window.status === 'completed') return 'already';
  if (!isLegal('flip-end', window.status) || flip.revision !== window.revision) return 'stale';
  return at < endOf(window) ? 'early' : 'due';
}

/** The edge started enforcing by its own clock, so calendar and revision do not change. */
function recordStart(snapshot: Snapshot, before: Window, at: EpochSeconds): CommandOutcome<FlipResult> {
  const after = flipStart(before, at);
  const commit = audited({
    head: snapshot.head(before.siteId),
    at,
    actor: systemActor('flip-window'),
    action: 'flip-start',
    subject: before.windowId,
    before,
    after,
    // The end was armed with the approval.
    put: [{ kind: 'window', value: after, quiet: true }],
  });
  return { result: { outcome: 'flipped', window: after }, commit };
}

function recordEnd(snapshot: Snapshot, before: Window, at: EpochSeconds): CommandOutcome<FlipResult> {
  const { window, commit } = leaveCalendar(snapshot, {
    before,
    after: flipEnd(before, at),
    at,
    actor: systemActor('flip-window'),
    action: 'flip-end',
    ...(isFollowed(before) ? {} : { quiet: true }),
  });
  return { result: { outcome: 'flipped', window }, commit };
}

/** An open amendment ends with the window, and its execution with it; that an emergency is over is told by mail. */
const isFollowed = ({ amendment, emergency }: Window): boolean =>
  emergency !== undefined || (amendment !== undefined && amendment.decided === undefined);
