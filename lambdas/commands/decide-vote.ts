import type { Actor } from '../domain/actor';
import { unratifiedAfter } from '../domain/break-glass';
import { assertNoOverlap, withEntry } from '../domain/overlap';
import type { Proposal } from '../domain/proposal';
import { voteOnProposal } from '../domain/proposal-moves';
import type { Vote } from '../domain/question';
import { Refusal } from '../domain/refusal';
import type { Calendar } from '../domain/site';
import type { Subject } from '../domain/subject';
import type { Window } from '../domain/window';
import { voteOnWindow } from '../domain/window-votes';
import type { StoredRecord } from '../store/records';
import type { Snapshot } from '../store/snapshot';
import { audited, type Change } from './audited';
import type { Decision } from './decide-and-commit';
import { decideProposalVote } from './decide-proposal';
import { assertFits } from './edge-capacity';
import { decided } from './load-window';

export type Voted = Decision<
  { readonly kind: 'window'; readonly value: Window } | { readonly kind: 'proposal'; readonly value: Proposal }
>;

/** One more vote on a subject's open question of a plan version, and all that follows from it. @throws Refusal */
export function decideVote(snapshot: Snapshot, subject: Subject, planVersion: number, vote: Vote, actor: Actor): Voted {
  const directory = snapshot.directory();
  if (subject.kind === 'proposal') {
    const before = subject.proposal;
    return decideProposalVote(snapshot, { before, after: voteOnProposal(before, directory, vote) }, vote, actor);
  }
  const before = subject.window;
  return decideWindowVote(snapshot, { before, after: voteOnWindow(before, planVersion, directory, vote) }, vote, actor);
}

interface Move {
  readonly before: Window;
  readonly after: Window;
}

/** Commits a vote that was cast; a plan it approves enters the calendar. @throws Refusal `overlap`, `edge-capacity` */
export function decideWindowVote(snapshot: Snapshot, { before, after }: Move, vote: Vote, actor: Actor) {
  const { windowId } = before;
  const head = snapshot.head(before.siteId);
  const ratified = before.emergency?.ratifiedAt === undefined && after.emergency?.ratifiedAt !== undefined;
  const change = {
    head,
    at: vote.at,
    actor,
    action: ratified ? 'ratify' : vote.decision,
    subject: windowId,
    before,
    ...(vote.reason !== undefined && { reason: vote.reason }),
  } as const;
  const requests = after.status === 'requested' ? head.requests : decided(head.requests, windowId);
  const moves = { requests, unratified: unratifiedAfter(head, after, vote.at) };
  const directory: StoredRecord = { kind: 'directory', value: snapshot.directory() };
  if (isArmed(before, after)) return armed(snapshot, after, { ...change, moves }, directory);
  const result = { kind: 'window', value: after } as const;
  return { result, commit: audited({ ...change, after, moves, put: [result], reliedOn: [directory] }) };
}

/** Whether the vote made another plan the one to be enforced. */
function isArmed(before: Window, after: Window): boolean {
  return (before.status === 'requested' && after.status === 'approved') || before.planVersion !== after.planVersion;
}

/** The calendar as it stands decides, whatever it was at the request: this is where overlapping requests meet. */
function armed(
  snapshot: Snapshot,
  window: Window,
  change: Omit<Change, 'after' | 'put'>,
  directory: StoredRecord,
): Decision<{ readonly kind: 'window'; readonly value: Window }> {
  const { siteId, plan } = window;
  const site = snapshot.site(siteId);
  if (!site) throw new Refusal('unknown-site', 'The site of this window is gone.', { siteId });
  const revision = change.head.revision + 1;
  const after = { ...window, revision };
  const others = calendarOfOthers(snapshot, window);
  const calendar = withEntry(others, after);
  if (!window.emergency) assertNoOverlap(others, plan, change.at);
  assertFits(site, calendar, change.at);
  const result = { kind: 'window', value: after } as const;
  const commit = audited({
    ...change,
    after,
    moves: { ...change.moves, revision },
    put: [result, { kind: 'calendar', value: calendar }],
    reliedOn: [directory, { kind: 'site', value: site }],
  });
  return { result, commit };
}

/** The window itself is in there when it is amended, or when another vote landed between the reads: the commit then finds out. */
export function calendarOfOthers(snapshot: Snapshot, { siteId, windowId }: Window): Calendar {
  const calendar = snapshot.calendar(siteId);
  return { ...calendar, entries: calendar.entries.filter((entry) => entry.windowId !== windowId) };
}
