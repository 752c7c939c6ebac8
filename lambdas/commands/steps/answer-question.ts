import type { Actor, EpochSeconds } from '../../domain/actor';
import type { Proposal } from '../../domain/proposal/proposal';
import { voteOnProposal } from '../../domain/proposal/proposal-transitions';
import type { Way } from '../../domain/voting/lateness';
import type { Vote } from '../../domain/voting/question';
import { openQuestion, type Subject } from '../../domain/voting/subject';
import { voteOnWindow } from '../../domain/voting/window-votes';
import { unratifiedAfter } from '../../domain/window/break-glass';
import type { Window } from '../../domain/window/window';
import type { VersionedRecord } from '../../store/records';
import type { Snapshot } from '../../store/snapshot';
import { enterCalendar } from '../calendar/enter-calendar';
import { type WindowResult, withoutRequest } from '../requirements/window';
import { audited } from '../transaction/audited';
import type { CommandOutcome } from '../transaction/decide-and-commit';
import type { Arming } from '../transaction/deps';
import { decideProposalVote } from './change-proposal';

export type VoteOutcome = CommandOutcome<WindowResult | { readonly kind: 'proposal'; readonly value: Proposal }>;

/** Adds a vote on the open question of a plan version, with everything that follows from it. @throws Refusal */
export function decideVote(
  deps: Arming,
  snapshot: Snapshot,
  subject: Subject,
  planVersion: number,
  vote: Vote,
  way: Way,
  actor: Actor,
): VoteOutcome {
  const directory = snapshot.directory();
  if (subject.kind === 'proposal') {
    const before = subject.proposal;
    return decideProposalVote(snapshot, { before, after: voteOnProposal(before, directory, vote, way) }, vote, actor);
  }
  const before = subject.window;
  const after = voteOnWindow(before, planVersion, directory, vote, way);
  return decideAnswer(deps, snapshot, { before, after }, answerOf(vote), actor);
}

interface WindowChange {
  readonly before: Window;
  readonly after: Window;
}

/** A vote on a question, or its withdrawal. */
export interface Answer {
  readonly action: Vote['decision'] | 'withdraw';
  readonly at: EpochSeconds;
  readonly reason?: string | undefined;
}

export const answerOf = ({ decision, at, reason }: Vote): Answer => ({ action: decision, at, reason });

/** Commits an answer; a plan it approves enters the calendar. @throws Refusal as `enterCalendar` */
export function decideAnswer(
  deps: Arming,
  snapshot: Snapshot,
  { before, after }: WindowChange,
  { action, at, reason }: Answer,
  actor: Actor,
): CommandOutcome<WindowResult> {
  const head = snapshot.head(before.siteId);
  const directory: VersionedRecord = { kind: 'directory', value: snapshot.directory() };
  const change = {
    before,
    after,
    at,
    actor,
    action: isRatified(after) && !isRatified(before) ? 'ratify' : action,
    reason,
    headChanges: {
      requests: after.status === 'requested' ? head.requests : withoutRequest(head.requests, before.windowId),
      unratified: unratifiedAfter(head, after, at),
    },
    reliedOn: [directory],
  } as const;
  if (isArmed(before, after)) {
    const { window, commit } = enterCalendar(deps, snapshot, change);
    return { result: { kind: 'window', value: window }, commit };
  }
  const result = { kind: 'window', value: after } as const;
  const put = { ...result, ...(action !== 'withdraw' && isOpenStill(before, after) && { quiet: true as const }) };
  return { result, commit: audited({ ...change, head, subject: before.windowId, put: [put] }) };
}

const isRatified = ({ emergency }: Window): boolean => emergency?.ratifiedAt !== undefined;

/**
 * Whether a vote left everything open that was: more are needed, and nothing follows from this one. An emergency may be ratified
 * when nothing is open any more.
 */
const isOpenStill = (before: Window, after: Window): boolean =>
  isRatified(before) === isRatified(after) && openVersions(before).join() === openVersions(after).join();

function openVersions(window: Window): number[] {
  const versions = [window.planVersion, ...(window.amendment ? [window.amendment.planVersion] : [])];
  return versions.filter((planVersion) => openQuestion({ kind: 'window', window }, planVersion) !== undefined);
}

/** Whether the vote put a new plan in force. */
function isArmed(before: Window, after: Window): boolean {
  return (before.status === 'requested' && after.status === 'approved') || before.planVersion !== after.planVersion;
}

export function subjectOf(answered: VoteOutcome['result']): Subject {
  return answered.kind === 'window'
    ? { kind: 'window', window: answered.value }
    : { kind: 'proposal', proposal: answered.value };
}
