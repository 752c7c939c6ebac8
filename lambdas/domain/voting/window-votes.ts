import type { Actor, EpochSeconds } from '../actor';
import type { Directory } from '../directory/directory';
import { Refusal } from '../refusal';
import { withEarlier } from '../window/earlier-reasons';
import { hasBegun, illegalTransition, nextVersion, notPossible } from '../window/transitions';
import type { Amendment, Window } from '../window/window';
import { assertEligible, hasAsked, ownVotes } from './eligibility';
import { assertFresh } from './fresh-sign-in';
import { assertTimelyWay, type Way } from './lateness';
import type { Question, Vote } from './question';
import { isUnratified, openQuestion } from './subject';
import { castVote, isEnough, type VoteResult, voteResultOf, type Withdrawal, withdrawVote, withVote } from './votes';

/** The plan version that is open for votes, if any; never more than one at a time. */
export function openVersion(window: Window): number | undefined {
  const { amendment, planVersion, status } = window;
  if (amendment && !amendment.decided) return amendment.planVersion;
  return status === 'requested' || isUnratified(window) ? planVersion : undefined;
}

/** The plan that is open for votes, or else the current plan. */
export function askedQuestion(window: Window): Question {
  const { amendment } = window;
  return amendment && amendment.planVersion === openVersion(window) ? amendment : window;
}

/** The plan version that a vote through the API is for. @throws Refusal `illegal-move` when none is open */
export function askedVersion(window: Window, decision: Vote['decision']): number {
  const planVersion = openVersion(window);
  if (planVersion === undefined) throw nothingAsked(window, decision);
  if (decision === 'approve' && planVersion === window.planVersion && isUnratified(window)) {
    throw illegalTransition('approve', window, 'An emergency window cannot be approved; ratify it instead.', {
      advice: 'ratify',
    });
  }
  return planVersion;
}

type Answer = Vote['decision'] | 'withdraw';

const nothingAsked = (window: Window, answer: Answer): Refusal =>
  notPossible(answer, window, 'while a plan is open for votes');

/**
 * The window with a vote added to its open question of a plan version, and decided if the vote decides it.
 *
 * @throws Refusal as `castVote`; `illegal-move` when that plan version is not open
 */
export function voteOnWindow(window: Window, planVersion: number, directory: Directory, vote: Vote, way: Way): Window {
  const question = questionIn(window, planVersion, vote.decision);
  const { votes, result } = castVote(question, directory, vote, way);
  return answered(window, { ...question, votes }, result, vote);
}

/**
 * The window without a person's vote on its open question of a plan version.
 *
 * @throws Refusal `not-voted`; `illegal-move` when that plan version is not open
 */
export function withdrawOnWindow(
  window: Window,
  planVersion: number,
  directory: Directory,
  taken: Withdrawal,
  way: Way,
): Window {
  const question = questionIn(window, planVersion, 'withdraw');
  const left = withdrawVote(question, directory, taken, way);
  return answered(window, left, voteResultOf(left, directory), taken);
}

function questionIn(window: Window, planVersion: number, answer: Answer): Question {
  const question = openQuestion({ kind: 'window', window }, planVersion);
  if (!question) throw nothingAsked(window, answer);
  return question;
}

/** The window with this answer to its question. */
function answered(
  window: Window,
  { planVersion, votes, withdrawn }: Question,
  outcome: VoteResult,
  by: Withdrawal,
): Window {
  const { amendment, emergency } = window;
  const standing = { votes, ...(withdrawn && { withdrawn }) };
  if (amendment?.planVersion === planVersion) {
    return amendmentAnswered(window, { ...amendment, ...standing }, outcome, by.at);
  }
  if (outcome === 'open') return nextVersion(window, standing);
  if (!emergency) return nextVersion(window, { ...standing, status: outcome, decidedAt: by.at });
  const told = outcome === 'approved' ? { ratifiedAt: by.at, ratifiedBy: by.approverId } : { lapsedAt: by.at };
  return nextVersion(window, { ...standing, emergency: { ...emergency, ...told } });
}

/** An approved amendment becomes the plan, with its votes; the approvals of the old plan no longer count. */
function amendmentAnswered(window: Window, amendment: Amendment, outcome: VoteResult, at: EpochSeconds): Window {
  if (outcome === 'open') return nextVersion(window, { amendment });
  if (outcome === 'rejected') return nextVersion(window, { amendment: { ...amendment, decided: { outcome, at } } });
  const { reason, requestedBy: _, decided: __, ...approved } = amendment;
  const {
    amendment: ___,
    extendedTo: ____,
    withdrawn: _____,
    templateId: ______,
    ...standing
  } = withEarlier(window, {
    planVersion: amendment.planVersion,
    reason,
    status: 'approved',
    at,
  });
  const previous = hasBegun(window, at) ? {} : { previousPlan: window.plan };
  return nextVersion({ ...standing, ...approved, ...previous }, { decidedAt: at });
}

/**
 * One approver ratifies an emergency; after the deadline this lifts the suspension of break-glass. An approver who
 * refused before may still ratify. The rules under which it was asked decide who may. Once it is overdue or refused,
 * the current rules decide, because perhaps nobody is left who could vote before.
 *
 * @throws Refusal `illegal-move` for any other window, `already-voted` for one that is ratified; as `castVote`, without
 * a deadline
 */
export function ratify(window: Window, directory: Directory, vote: Vote, way: Way, standing = window.rules): Window {
  const { emergency, votes, decideBy } = window;
  if (!emergency) throw notPossible('ratify', window, 'for emergencies');
  if (emergency.ratifiedAt !== undefined)
    throw new Refusal('already-voted', 'This emergency window is already ratified.');
  const rules = isUnratified(window) && vote.at < decideBy ? window.rules : standing;
  const voter = assertEligible({ ...window, rules }, directory, vote.approverId);
  assertFresh(vote.signIn, rules.signInMaxAgeSeconds, vote.at);
  assertTimelyWay(window, voter, way);
  const before = ownVotes(window, voter);
  return nextVersion(window, {
    votes: withVote(
      votes.filter((other) => !before.includes(other)),
      vote,
    ),
    emergency: { ...emergency, ratifiedAt: vote.at, ratifiedBy: voter.personId },
  });
}

/**
 * Whether, according to the current directory, the approvals of a plan came from people other than those who asked for
 * it. Approvals of people who have left, or no longer vote, still count. Rejections are counted again only if an
 * approval no longer counts; otherwise the decision took them into account.
 */
export function isApprovedStill(window: Window, directory: Directory): boolean {
  const { rules, votes } = window;
  const standing = rules.selfApproval ? votes : votes.filter((vote) => !isByRequester(window, directory, vote));
  const approvals = approvalsIn(standing);
  return isEnough(window, approvals, approvals < approvalsIn(votes) ? standing.length - approvals : 0);
}

const approvalsIn = (votes: readonly Vote[]): number => votes.filter(({ decision }) => decision === 'approve').length;

/** The vote of an earlier person says nothing about the person who has the id now. */
function isByRequester(window: Window, directory: Directory, vote: Vote): boolean {
  const voter = directory.people.find(({ personId }) => personId === vote.approverId);
  const own = voter !== undefined && ownVotes({ ...window, votes: [vote] }, voter).length > 0;
  return own && hasAsked(window, directory, vote.approverId);
}

/** Everyone who requested or changed a plan, each principal once. */
export function requestersWith(askedBy: readonly Actor[], editor: Actor): readonly Actor[] {
  const known = askedBy.some(
    ({ principal, personId }) => principal === editor.principal && personId === editor.personId,
  );
  return known ? askedBy : [...askedBy, editor];
}
