import type { EpochSeconds } from '../actor';
import type { Proposal } from '../proposal/proposal';
import type { Window } from '../window/window';
import { openQuestion, planVersionsOf, type Subject, subjectIdOf, subjectIn, subjectOf } from './subject';

/** Where the list of open questions finds a question: by its deadline. */
export interface QuestionListing {
  /** A windowId or a proposalId. */
  readonly subjectId: string;
  readonly planVersion: number;
  readonly decideBy: EpochSeconds;
  /** After the deadline nobody can answer, and the list does not look there. */
  readonly ttl: EpochSeconds;
}

/** How a change of a window or proposal changes the list. */
export interface ListingChange {
  readonly listed: readonly QuestionListing[];
  readonly unlisted: readonly QuestionListing[];
}

/** Where the undecided questions of a subject are listed. */
export function listingsOf(subject: Subject): QuestionListing[] {
  const subjectId = subjectIdOf(subject);
  return planVersionsOf(subject)
    .flatMap((planVersion) => openQuestion(subject, planVersion) ?? [])
    .map(({ planVersion, decideBy }) => ({ subjectId, planVersion, decideBy, ttl: decideBy }));
}

/**
 * What opened and what ended with a change. What ends after its deadline leaves the list by itself.
 *
 * @param before anything else than a window or proposal for what the change made
 */
export function listingChange(before: unknown, after: Window | Proposal, at: EpochSeconds): ListingChange {
  const earlier = subjectIn(before);
  const stood = earlier ? listingsOf(earlier) : [];
  const stands = listingsOf(subjectOf(after));
  return {
    listed: stands.filter((one) => !stood.some((other) => isSame(one, other))),
    unlisted: stood.filter((one) => at < one.decideBy && !stands.some((other) => isSame(one, other))),
  };
}

const isSame = (one: QuestionListing, other: QuestionListing): boolean =>
  one.planVersion === other.planVersion && one.decideBy === other.decideBy;
