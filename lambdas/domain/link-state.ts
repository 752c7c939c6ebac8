import type { ApprovalLink, ApprovalRequest, LinkAttempts } from './approval-request';
import type { Person } from './directory';
import { ownVotes } from './eligibility';
import { illegalMove } from './moves';
import { Refusal } from './refusal';
import { sameHash } from './voting-link';
import type { EpochSeconds, Window } from './window';

/** Wrong codes after which a link opens nothing any more. */
export const maximumWrongCodes = 5;
/** The newest links of an approver that still open something. */
const liveLinks = 3;
/** Links kept per approver, to count what was minted lately. */
const keptLinks = 8;
/** Fresh links per approver and hour. */
const linksPerHour = 3;

/** What is known about a link someone holds. */
export interface HeldLink {
  readonly window: Window | undefined;
  /** The requests of the window's plan versions, the current one among them. */
  readonly requests: readonly ApprovalRequest[];
  readonly attempts: LinkAttempts | undefined;
  readonly approver: Person;
  readonly secretHash: string;
}

export interface LiveLink {
  readonly window: Window;
  readonly request: ApprovalRequest;
  readonly link: ApprovalLink;
}

/** @throws Refusal `link-*`, or `illegal-move` when the window was decided or called off without this approver */
export function openable(held: HeldLink, at: EpochSeconds): LiveLink {
  const { window, approver } = held;
  const request = held.requests.find((candidate) => linkIn(candidate, held) !== undefined);
  const link = request && linkIn(request, held);
  if (!window || !request || !link) throw unknownLink();
  if (request.planVersion !== window.planVersion) {
    throw supersededLink();
  }
  if (ownVotes(window.votes, approver).length > 0) {
    throw new Refusal('link-used', 'You have voted on this plan; a link counts once.');
  }
  assertUndecided(window, request, at);
  if (!linksOf(request, approver.personId).slice(-liveLinks).includes(link)) {
    throw new Refusal('link-superseded', 'Newer mails replaced this link; use the newest one.');
  }
  if (isBurned(held.attempts)) {
    throw new Refusal('link-burned', 'Five wrong codes burned this link; a fresh mail is on its way.');
  }
  return { window, request, link };
}

/** The same words whichever part of the link is wrong: a guess learns nothing. */
export function unknownLink(): Refusal {
  return new Refusal('link-unknown', 'This link opens nothing; use the link exactly as mailed.');
}

export function supersededLink(): Refusal {
  return new Refusal('link-superseded', 'The plan was changed after this mail; a newer mail asks about the new plan.');
}

function assertUndecided(window: Window, request: ApprovalRequest, at: EpochSeconds): void {
  if (window.status === 'expired' || (window.status === 'requested' && at >= request.expiresAt)) {
    throw new Refusal('link-expired', 'The request expired before it was decided.');
  }
  if (window.status !== 'requested') {
    throw illegalMove('approve', window, `The window is ${window.status}; a vote is no longer needed.`);
  }
}

export function isBurned(attempts: LinkAttempts | undefined): boolean {
  return (attempts?.wrongCodes ?? 0) >= maximumWrongCodes;
}

export function linksOf(request: ApprovalRequest, approverId: string): readonly ApprovalLink[] {
  return new Map(Object.entries(request.links)).get(approverId) ?? [];
}

function linkIn(request: ApprovalRequest, held: HeldLink): ApprovalLink | undefined {
  const { personId, addedAt } = held.approver;
  const links = linksOf(request, personId).filter(({ mintedAt }) => !(mintedAt < addedAt));
  return links.find((link) => sameHash(link.secretHash, held.secretHash));
}

/** The approver's links with a fresh one; a repeat of the same one changes nothing. */
export function withLink(links: readonly ApprovalLink[], fresh: ApprovalLink): ApprovalLink[] {
  return [...links.filter(({ secretHash }) => secretHash !== fresh.secretHash), fresh].slice(-keptLinks);
}

/** Whether as many links as an hour allows were minted after the first mail. */
export function isCapped(links: readonly ApprovalLink[], at: EpochSeconds): boolean {
  return links.slice(1).filter(({ mintedAt }) => mintedAt > at - 3600).length >= linksPerHour;
}
