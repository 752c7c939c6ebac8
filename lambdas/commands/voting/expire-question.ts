import type { EpochSeconds } from '../../domain/actor';
import { expireProposal } from '../../domain/proposal/proposal-transitions';
import { openQuestion, type Subject } from '../../domain/voting/subject';
import { expire, nextVersion } from '../../domain/window/transitions';
import type { Window } from '../../domain/window/window';
import type { Snapshot } from '../../store/snapshot';
import type { RequestRef } from '../requirements/asked';
import { type ProposalResult, withoutProposal } from '../requirements/proposal';
import { expiryKeys, subjectIn } from '../requirements/subject';
import { type WindowResult, withoutRequest } from '../requirements/window';
import { audited, systemActor } from '../transaction/audited';
import { type CommandOutcome, type Decide, decideAndCommit } from '../transaction/decide-and-commit';
import type { Deps } from '../transaction/deps';

/**
 * Ends a question whose deadline passed: a request and a proposal expire, an amendment is dropped, an emergency lapses.
 * Nothing changes if it was decided before, if there is a newer plan version, or if the deadline has not passed.
 *
 * @param known as in `decideAndCommit`
 * @returns the subject as recorded. @throws Refusal unknown-window, contended
 */
export async function expireQuestion(
  deps: Deps,
  { subjectId, planVersion }: RequestRef,
  known?: Snapshot,
): Promise<Subject> {
  const decide: Decide<Subject> = (snapshot, at) => {
    const before = subjectIn(snapshot, subjectId);
    const question = openQuestion(before, planVersion);
    if (!question || at < question.decideBy) return { result: before };
    if (before.kind === 'window') {
      const { result, commit } = windowExpired(snapshot, before.window, planVersion, at);
      return { result: { kind: 'window', window: result.value }, commit };
    }
    const { result, commit } = proposalExpired(snapshot, before.proposal, at);
    return { result: { kind: 'proposal', proposal: result.value }, commit };
  };
  return decideAndCommit(deps, expiryKeys(subjectId), decide, known);
}

type Expired<R> = Required<Pick<CommandOutcome<R>, 'result' | 'commit'>>;

function windowExpired(
  snapshot: Snapshot,
  before: Window,
  planVersion: number,
  at: EpochSeconds,
): Expired<WindowResult> {
  const { windowId } = before;
  const head = snapshot.head(before.siteId);
  const after = expired(before, planVersion, at);
  const result = { kind: 'window', value: after } as const;
  const commit = audited({
    head,
    at,
    actor: systemActor('expire'),
    action: after.emergency?.lapsedAt === at ? 'lapse' : 'expire',
    subject: windowId,
    before,
    after,
    headChanges: { requests: withoutRequest(head.requests, windowId) },
    put: [result],
  });
  return { result, commit };
}

function expired(window: Window, planVersion: number, at: EpochSeconds): Window {
  const { amendment, emergency } = window;
  if (amendment?.planVersion === planVersion) {
    return nextVersion(window, { amendment: { ...amendment, decided: { outcome: 'expired', at } } });
  }
  if (emergency && window.status !== 'requested')
    return nextVersion(window, { emergency: { ...emergency, lapsedAt: at } });
  return expire(window, at);
}

function proposalExpired(
  snapshot: Snapshot,
  before: Parameters<typeof expireProposal>[0],
  at: EpochSeconds,
): Expired<ProposalResult> {
  const head = snapshot.head(before.siteId);
  const result = { kind: 'proposal', value: expireProposal(before, at) } as const;
  const commit = audited({
    head,
    at,
    actor: systemActor('expire'),
    action: 'expire',
    subject: before.proposalId,
    before,
    after: result.value,
    headChanges: { proposals: withoutProposal(head.proposals, before.proposalId) },
    put: [result],
  });
  return { result, commit };
}
