import type { EpochSeconds } from '../../domain/actor';
import type { Subject } from '../../domain/voting/subject';
import type { Window } from '../../domain/window/window';

/** When a plan version was decided or edited away, or `undefined` while it is open. */
export function decidedAt(subject: Subject, planVersion: number): EpochSeconds | undefined {
  return subject.kind === 'window' ? decidedInWindow(subject.window, planVersion) : subject.proposal.decidedAt;
}

function decidedInWindow(window: Window, planVersion: number): EpochSeconds | undefined {
  const { amendment, emergency } = window;
  if (amendment?.planVersion === planVersion) return amendment.decided?.at;
  // A request for a newer plan ends the question about the older one.
  if (window.planVersion !== planVersion) return Math.max(window.askedAt, amendment?.askedAt ?? 0);
  return emergency ? (emergency.ratifiedAt ?? emergency.lapsedAt) : (window.calledOffAt ?? window.decidedAt);
}
