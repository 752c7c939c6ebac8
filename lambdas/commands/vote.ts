import { assertNoOverlap, withEntry } from '../domain/overlap';
import { assertNamed, named } from '../domain/principals';
import { Refusal } from '../domain/refusal';
import type { Calendar } from '../domain/site';
import { castVote } from '../domain/votes';
import type { Actor, Vote, Window } from '../domain/window';
import type { StoredRecord } from '../store/records';
import type { Snapshot } from '../store/snapshot';
import { audited, type Change } from './audited';
import type { Decision } from './decide-and-commit';
import type { Deps, Idempotency } from './deps';
import { assertFits } from './edge-capacity';
import { decided, siteIdOf, windowIn, windowKeys } from './load-window';
import { decideOnce } from './once';

export interface VoteRequest {
  readonly windowId: string;
  readonly reason?: string | undefined;
  readonly idempotency?: Idempotency | undefined;
  /** The `version` the caller saw (If-Match). */
  readonly ifVersion?: number | undefined;
}

/** A signed vote for the current plan version. @throws Refusal */
export async function approveWindow(deps: Deps, request: VoteRequest, actor: Actor): Promise<Window> {
  return voteSigned(deps, request, actor, 'approve');
}

/** A signed vote against the current plan version. @throws Refusal */
export async function rejectWindow(deps: Deps, request: VoteRequest, actor: Actor): Promise<Window> {
  return voteSigned(deps, request, actor, 'reject');
}

async function voteSigned(deps: Deps, request: VoteRequest, actor: Actor, decision: Vote['decision']): Promise<Window> {
  const { windowId, reason, idempotency, ifVersion } = request;
  return decideOnce<WindowResult>(deps, voteKeys(windowId), actor, idempotency, 'window', (snapshot, at) => {
    const voter = named(actor, snapshot.directory());
    assertNamed(voter);
    if (voter.machineId) throw new Refusal('not-an-approver', 'Machines request windows; people vote on them.');
    const before = windowIn(snapshot, windowId, ifVersion);
    const vote = { approverId: voter.personId, decision, at, assurance: 'signed', ...told(reason) } as const;
    return decideVote(snapshot, { before, after: castVote(before, snapshot.directory(), vote) }, vote, voter);
  });
}

export type WindowResult = { readonly kind: 'window'; readonly value: Window };

export const told = (reason: string | undefined): { readonly reason?: string } =>
  reason === undefined ? {} : { reason };

/** What every vote is decided on. */
export function voteKeys(windowId: string) {
  return [...windowKeys(windowId), { kind: 'site', siteId: siteIdOf(windowId) } as const];
}

/** Commits a vote that was cast; the deciding approval also enters the calendar. @throws Refusal `overlap`, `edge-capacity` */
export function decideVote(
  snapshot: Snapshot,
  { before, after }: { readonly before: Window; readonly after: Window },
  vote: Vote,
  actor: Actor,
): Decision<WindowResult> {
  const head = snapshot.head(before.siteId);
  const change = {
    head,
    at: vote.at,
    actor,
    action: vote.decision,
    subject: before.windowId,
    before,
    ...told(vote.reason),
  };
  const directory: StoredRecord = { kind: 'directory', value: snapshot.directory() };
  const requests = after.status === 'requested' ? head.requests : decided(head.requests, before.windowId);
  if (after.status === 'approved') return approved(snapshot, after, { ...change, moves: { requests } }, directory);
  const result = { kind: 'window', value: after } as const;
  return {
    result,
    commit: audited({ ...change, after, moves: { requests }, put: [result], reliedOn: [directory] }),
  };
}

/** The calendar as it stands decides, whatever it was at the request: this is where overlapping requests meet. */
function approved(
  snapshot: Snapshot,
  window: Window,
  change: Omit<Change, 'after' | 'put'>,
  directory: StoredRecord,
): Decision<WindowResult> {
  const { siteId, plan } = window;
  const site = snapshot.site(siteId);
  if (!site) throw new Refusal('unknown-site', 'The site of this window is gone.', { siteId });
  const revision = change.head.revision + 1;
  const after = { ...window, revision };
  const others = calendarOfOthers(snapshot, window);
  const calendar = withEntry(others, after);
  assertNoOverlap(others, plan, change.at);
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

/** The window itself is in there when another vote landed between the reads; the commit then finds out. */
function calendarOfOthers(snapshot: Snapshot, { siteId, windowId }: Window): Calendar {
  const calendar = snapshot.calendar(siteId);
  return { ...calendar, entries: calendar.entries.filter((entry) => entry.windowId !== windowId) };
}
