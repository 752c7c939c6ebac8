import type { EpochSeconds } from '../../domain/actor';
import { counts } from '../../domain/limits';
import type { Proposal } from '../../domain/proposal/proposal';
import { type Proposing, proposalOf } from '../../domain/proposal/proposal-rules';
import { Refusal } from '../../domain/refusal';
import type { Site } from '../../domain/site/site';
import { assertEnoughApprovers } from '../../domain/voting/enough-approvers';
import type { Snapshot } from '../../store/snapshot';

/** The new proposal, and the head's list that includes it. @throws Refusal `too-few-approvers`, `too-many-requests` */
export function openProposal(
  snapshot: Snapshot,
  site: Site,
  proposing: Omit<Proposing, 'directoryVersion'>,
  at: EpochSeconds,
): { readonly proposal: Proposal; readonly proposals: readonly string[] } {
  const { proposals } = snapshot.head(site.siteId);
  const directory = snapshot.directory();
  const proposal = proposalOf({ ...proposing, directoryVersion: directory.version }, site, at);
  assertEnoughApprovers(proposal, directory);
  if (proposals.length >= counts.proposalsPerSite) {
    throw new Refusal(
      'too-many-requests',
      `The site has ${counts.proposalsPerSite} undecided proposals; have some of them decided first.`,
    );
  }
  return { proposal, proposals: [...proposals, proposal.proposalId] };
}
