import type { EpochSeconds } from './actor';
import type { Directory } from './directory';
import { assertEligible } from './eligibility';
import { illegalMove, moved } from './moves';
import type { Vote } from './question';
import { Refusal } from './refusal';
import { isUnratified, openQuestion } from './subject';
import { type Counted, castVote } from './votes';
import type { Amendment, Window } from './window';

/** The plan version that a vote through the API is about. @throws Refusal `illegal-move` when nothing is asked */
export function askedVersion(window: Window, decision: Vote['decision']): number {
  const { amendment, status } = window;
  if (status === 'requested') return window.planVersion;
  if (amendment && !amendment.decided) return amendment.planVersion;
  if (isUnratified(window) && decision === 'reject') return window.planVersion;
  if (isUnratified(window)) {
    throw illegalMove('approve', window, 'An emergency window is ratified, not approved.', { advice: 'ratify' });
  }
  throw illegalMove(
    decision,
    window,
    `The window is ${status} and nothing about it waits for a vote; ${decision} is possible only while it is requested or an amendment is open.`,
  );
}

/**
 * The window with one more vote on its open question of a plan version, decided when the vote decides it.
 *
 * @throws Refusal as `castVote`; `illegal-move` when that plan version is not open
 */
export function voteOnWindow(window: Window, planVersion: number, directory: Directory, vote: Vote): Window {
  const question = openQuestion({ kind: 'window', window }, planVersion);
  if (!question) {
    throw illegalMove(
      vote.decision,
      window,
      `The window is ${window.status}; this plan does not wait for a vote any more.`,
    );
  }
  const counted = castVote(question, directory, vote);
  const { amendment } = window;
  if (amendment && question === amendment) return amendmentVoted(window, amendment, counted, vote.at);
  return window.status === 'requested'
    ? requestVoted(window, counted, vote.at)
    : ratificationVoted(window, counted, vote);
}

function requestVoted(window: Window, { votes, outcome }: Counted, at: EpochSeconds): Window {
  return outcome === 'open' ? moved(window, { votes }) : moved(window, { votes, status: outcome, decidedAt: at });
}

/** An approved amendment is the plan from now on, with the votes it got. */
function amendmentVoted(window: Window, amendment: Amendment, { votes, outcome }: Counted, at: EpochSeconds): Window {
  if (outcome === 'open') return moved(window, { amendment: { ...amendment, votes } });
  if (outcome === 'rejected') return moved(window, { amendment: { ...amendment, votes, decided: { outcome, at } } });
  const { reason: _, requestedBy: __, decided: ___, withdrawn, ...asked } = amendment;
  const { amendment: ____, extendedTo: _____, withdrawn: ______, ...standing } = window;
  return moved({ ...standing, ...asked, ...(withdrawn && { withdrawn }) }, { votes, decidedAt: at });
}

function ratificationVoted(window: Window, { votes, outcome }: Counted, { at, approverId }: Vote): Window {
  const { emergency } = window;
  if (!emergency || outcome === 'open') return moved(window, { votes });
  const told = outcome === 'approved' ? { ratifiedAt: at, ratifiedBy: approverId } : { lapsedAt: at };
  return moved(window, { votes, emergency: { ...emergency, ...told } });
}

/**
 * One approver's word that an emergency was right; late, it lifts the suspension of break-glass.
 *
 * @throws Refusal `illegal-move` for any other window and for one that is ratified; as `castVote`, without a deadline
 */
export function ratify(window: Window, directory: Directory, vote: Vote): Window {
  const { emergency } = window;
  if (!emergency) throw illegalMove('ratify', window, 'Only an emergency window is ratified.');
  if (emergency.ratifiedAt !== undefined) throw new Refusal('already-voted', 'This emergency window is ratified.');
  const voter = assertEligible(window, directory, vote.approverId);
  return moved(window, {
    votes: [...window.votes, vote],
    emergency: { ...emergency, ratifiedAt: vote.at, ratifiedBy: voter.personId },
  });
}
