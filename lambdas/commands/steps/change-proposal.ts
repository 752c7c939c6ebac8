import type { Actor, EpochSeconds } from '../../domain/actor';
import type { Proposal } from '../../domain/proposal/proposal';
import { assertWorkable } from '../../domain/proposal/proposal-rules';
import type { Vote } from '../../domain/voting/question';
import type { VersionedRecord } from '../../store/records';
import type { Snapshot } from '../../store/snapshot';
import { type ProposalCall, type ProposalResult, proposalKeys, withoutProposal } from '../requirements/proposal';
import { siteIn } from '../requirements/site';
import { type AuditedChange, audited } from '../transaction/audited';
import type { CommandOutcome } from '../transaction/decide-and-commit';
import type { Deps } from '../transaction/deps';
import { decideIdempotently } from '../transaction/idempotent';

interface ProposalChange {
  readonly before: Proposal;
  readonly after: Proposal;
}

/** Commits a vote on a proposal. @throws Refusal as `commitProposal` */
export function decideProposalVote(
  snapshot: Snapshot,
  change: ProposalChange,
  vote: Vote,
  actor: Actor,
): CommandOutcome<ProposalResult> {
  const { at, decision: action, reason } = vote;
  return commitProposal(snapshot, change, { at, actor, action, reason });
}

/**
 * Commits a transition of a proposal; an approved policy is in force from the same commit on. @throws Refusal
 * `unknown-site`, `too-few-approvers`
 */
export function commitProposal(
  snapshot: Snapshot,
  { before, after }: ProposalChange,
  told: Pick<AuditedChange, 'at' | 'actor' | 'action' | 'reason'>,
): CommandOutcome<ProposalResult> {
  const { siteId, proposalId } = before;
  const head = snapshot.head(siteId);
  const open = after.status === 'requested';
  // More votes are needed: nothing follows from this one.
  const quiet = open && (told.action === 'approve' || told.action === 'reject');
  const result = { kind: 'proposal', value: after } as const;
  const commit = audited({
    ...told,
    head,
    subject: proposalId,
    before,
    after,
    headChanges: { proposals: open ? head.proposals : withoutProposal(head.proposals, proposalId) },
    put: [{ ...result, ...(quiet && { quiet }) }, ...siteWith(snapshot, after, told.at)],
    reliedOn: [{ kind: 'directory', value: snapshot.directory() }],
  });
  return { result, commit };
}

function siteWith(snapshot: Snapshot, { siteId, status, content }: Proposal, at: EpochSeconds): VersionedRecord[] {
  if (status !== 'approved' || content.kind !== 'policy') return [];
  assertWorkable(content.policy, snapshot.directory(), at);
  const site = siteIn(snapshot, siteId);
  return [{ kind: 'site', value: { ...site, policy: content.policy, version: site.version + 1 } }];
}

/** Decides a transition of a proposal once per Idempotency-Key. */
export function onProposal(
  deps: Deps,
  { proposalId, idempotency }: Pick<ProposalCall, 'proposalId' | 'idempotency'>,
  actor: Actor,
  decide: (snapshot: Snapshot, at: EpochSeconds) => CommandOutcome<ProposalResult>,
): Promise<Proposal> {
  return decideIdempotently<ProposalResult>(deps, proposalKeys(proposalId), actor, idempotency, 'proposal', decide);
}
