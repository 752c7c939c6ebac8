import type { Proposal } from '../../domain/proposal/proposal';
import { Refusal } from '../../domain/refusal';
import type { RecordKey } from '../../store/records';
import type { Snapshot } from '../../store/snapshot';
import type { Idempotency } from '../transaction/deps';
import type { Meant } from './meant';
import { assertVersion } from './version';
import { siteIdOf } from './window';

/** What every transition of a proposal is decided on. */
export function proposalKeys(proposalId: string): RecordKey[] {
  const siteId = siteIdOf(proposalId);
  return [
    { kind: 'proposal', proposalId },
    { kind: 'head', chain: siteId },
    { kind: 'site', siteId },
    { kind: 'directory' },
  ];
}

/** @throws Refusal `unknown-proposal`; `stale-version` when the caller saw another version */
export function proposalIn(snapshot: Snapshot, proposalId: string, ifVersion?: number): Proposal {
  const proposal = snapshot.proposal(proposalId);
  if (!proposal) throw new Refusal('unknown-proposal', 'No proposal has this id.', { proposalId });
  assertVersion(proposal, ifVersion);
  return proposal;
}

/** The undecided proposals of a site, as far as they were read. */
export function openProposalsIn(snapshot: Snapshot, siteId: string): Proposal[] {
  return snapshot.head(siteId).proposals.flatMap((proposalId) => snapshot.proposal(proposalId) ?? []);
}

export type ProposalResult = { readonly kind: 'proposal'; readonly value: Proposal };

/** What is asked of a proposal: to cancel it. */
export interface ProposalCall {
  readonly proposalId: string;
  readonly reason?: string | undefined;
  readonly idempotency?: Idempotency | undefined;
  /** The `version` the caller saw (If-Match). */
  readonly ifVersion?: number | undefined;
}

/** A signed vote, or its withdrawal. */
export interface ProposalVote extends ProposalCall, Meant {}

export const withoutProposal = (proposals: readonly string[], proposalId: string): readonly string[] =>
  proposals.filter((open) => open !== proposalId);
