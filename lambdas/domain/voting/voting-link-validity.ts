import type { EpochSeconds } from '../actor';
import type { Person } from '../directory/directory';
import { Refusal } from '../refusal';
import type { ApprovalRequest, LinkAttempts, StoredVotingLink } from './approval-request';
import { ownVotes } from './eligibility';
import type { Question } from './question';
import { openQuestion, outcomeOn, questionOf, type Subject } from './subject';
import { sameHash } from './voting-link';

/** Wrong codes before a link's code is locked for a while. */
export const freeWrongCodes = 5;
/** How long the fifth wrong code locks it, in seconds; each further one locks it twice as long as the one before. */
const firstLockSeconds = 10;
/** How many of an approver's newest links work. */
const liveLinks = 3;
/** Links stored per approver, to count how many were created recently. */
const keptLinks = 8;
/** New links per approver and hour. */
const linksPerHour = 3;

/** What is known about a link someone holds. */
export interface HeldLink {
  readonly subject: Subject;
  /** The requests of the subject's plan versions, newest first. */
  readonly requests: readonly ApprovalRequest[];
  readonly attempts: LinkAttempts | undefined;
  readonly approver: Person;
  readonly secretHash: string;
}

export interface LiveLink {
  readonly subject: Subject;
  readonly question: Question;
  readonly request: ApprovalRequest;
  readonly link: StoredVotingLink;
}

/**
 * A link that may vote. @throws Refusal `link-*`, or `illegal-move` when it was decided or cancelled without this
 * approver
 */
export function openable(held: HeldLink, at: EpochSeconds): LiveLink {
  const live = asking(held);
  if (hasVoted(held, live.question)) throw usedLink(flawOf(live, held, at) === undefined);
  assertLive(live, held, at);
  return live;
}

/** A link that may withdraw a vote, however the vote was cast. @throws Refusal `not-voted`, and as `openable` */
export function withdrawable(held: HeldLink, at: EpochSeconds): LiveLink {
  const live = asking(held);
  assertLive(live, held, at);
  if (hasVoted(held, live.question)) return live;
  throw new Refusal('not-voted', 'You have no vote on this plan to withdraw.');
}

/** A known link of an open question. */
function asking(held: HeldLink): LiveLink {
  const { subject } = held;
  const request = requestOf(held);
  const link = request && linkIn(request, held);
  if (!request || !link) throw unknownLink();
  const question = openQuestion(subject, request.planVersion);
  if (!question) throw closed(held, request.planVersion);
  return { subject, question, request, link };
}

const hasVoted = ({ approver }: HeldLink, { votes }: Question): boolean => ownVotes(votes, approver).length > 0;

function assertLive(live: LiveLink, held: HeldLink, at: EpochSeconds): void {
  const flaw = flawOf(live, held, at);
  if (flaw) throw flaw;
}

function flawOf({ question, request, link }: LiveLink, held: HeldLink, at: EpochSeconds): Refusal | undefined {
  if (at >= request.expiresAt) return expiredLink();
  const { approver } = held;
  const { withdrawn = {} } = question;
  const isTakenBack = link.mintedAt < (withdrawn[approver.personId] ?? 0);
  if (
    isTakenBack ||
    !isForMailbox(link.mintedAt, approver) ||
    !linksOf(request, approver.personId).slice(-liveLinks).includes(link)
  ) {
    return new Refusal('link-superseded', 'Newer mails replaced this link; use the link in the newest one.');
  }
  return undefined;
}

/**
 * Whether a mail sent at that time went to the person's current mailbox. A mail in the second in which the mailbox was
 * replaced went to the old one.
 */
export function isForMailbox(at: EpochSeconds, { mailboxSince = -1 }: Person): boolean {
  return at > mailboxSince;
}

/** The request that the link was mailed for. */
export function requestOf(held: HeldLink): ApprovalRequest | undefined {
  return held.requests.find((candidate) => linkIn(candidate, held) !== undefined);
}

/** @param withdrawable whether the vote can still be withdrawn */
const usedLink = (withdrawable = false) =>
  new Refusal('link-used', 'You have already voted on this plan; a link works for one vote.', { withdrawable });
const expiredLink = () => new Refusal('link-expired', 'The request expired before it was decided.');

/** What to say about a plan version that is decided or was edited away. */
function closed(held: HeldLink, planVersion: number): Refusal {
  const question = questionOf(held.subject, planVersion);
  if (!question) return supersededLink();
  if (hasVoted(held, question)) return usedLink();
  const decided = outcomeOn(held.subject, planVersion);
  if (decided === 'expired') return expiredLink();
  return new Refusal('illegal-move', `This is already ${decided}; a vote is no longer needed.`, { actual: decided });
}

/** The same message whichever part of the link is wrong, so that guessing reveals nothing. */
export function unknownLink(): Refusal {
  return new Refusal('link-unknown', 'There is no such link; use the link exactly as it is in the mail.');
}

export function supersededLink(): Refusal {
  return new Refusal('link-superseded', 'The plan was changed after this mail; a newer mail asks about the new plan.');
}

/**
 * Until when the code of a link is locked because of wrong codes. In 31 days at most 23 wrong codes can be tried on a
 * link, so the chance to guess its code, one of a million, is 23 in a million. The letters in the mail are never
 * locked.
 */
export function lockedUntil({ wrongCodes, wrongAt }: Pick<LinkAttempts, 'wrongCodes' | 'wrongAt'>): EpochSeconds {
  if (wrongCodes < freeWrongCodes || wrongAt === undefined) return 0;
  return wrongAt + firstLockSeconds * 2 ** (wrongCodes - freeWrongCodes);
}

export function linksOf(request: ApprovalRequest, approverId: string): readonly StoredVotingLink[] {
  return new Map(Object.entries(request.links)).get(approverId) ?? [];
}

function linkIn(request: ApprovalRequest, held: HeldLink): StoredVotingLink | undefined {
  const { personId, addedAt } = held.approver;
  const links = linksOf(request, personId).filter(({ mintedAt }) => !(mintedAt < addedAt));
  return links.find((link) => sameHash(link.secretHash, held.secretHash));
}

/** The approver's links with a new one added; adding the same one twice changes nothing. */
export function withLink(links: readonly StoredVotingLink[], fresh: StoredVotingLink): StoredVotingLink[] {
  return [...links.filter(({ secretHash }) => secretHash !== fresh.secretHash), fresh].slice(-keptLinks);
}

/** Whether the limit of new links per hour, not counting the first link, is reached. */
export function isCapped(links: readonly StoredVotingLink[], at: EpochSeconds): boolean {
  return links.slice(1).filter(({ mintedAt }) => mintedAt > at - 3600).length >= linksPerHour;
}
