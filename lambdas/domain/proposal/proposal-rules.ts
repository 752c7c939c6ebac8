import type { Actor, EpochSeconds } from '../actor';
import { canonicalJson, sha256 } from '../audit/canonical-json';
import type { Directory } from '../directory/directory';
import type { Policy, Site } from '../site/site';
import { rulesOf } from '../site/site-rules';
import { assertWorkableRules } from '../voting/enough-approvers';
import type { Proposal, ProposalContent } from './proposal';

/** A proposal cannot be edited; a new one is made instead. */
const planVersion = 1;

/** Hex SHA-256 of what approvers approve: one proposal, exactly. */
export function proposalDigest(proposalId: string, content: ProposalContent): string {
  return sha256(canonicalJson({ proposalId, planVersion, content }));
}

export interface Proposing {
  readonly proposalId: string;
  readonly content: ProposalContent;
  readonly reason: string;
  readonly ticket?: string | undefined;
  /** With the id and the mailbox from the directory. */
  readonly requestedBy: Actor;
  /** The version of the directory when it is asked. */
  readonly directoryVersion: number;
}

/** – → requested, under the current rules of the site. A template must be decided before it expires. */
export function proposalOf(proposing: Proposing, { siteId, policy }: Site, at: EpochSeconds): Proposal {
  const { proposalId, content, reason, ticket, requestedBy, directoryVersion } = proposing;
  const deadline = at + policy.timeoutSeconds;
  return {
    proposalId,
    siteId,
    status: 'requested',
    content,
    reason,
    ...(ticket === undefined ? {} : { ticket }),
    planVersion,
    digest: proposalDigest(proposalId, content),
    rules: rulesOf(policy),
    askedBy: [requestedBy],
    askedAt: at,
    directoryVersion,
    decideBy: content.kind === 'template' ? Math.min(deadline, content.template.expiresAt) : deadline,
    votes: [],
    requestedBy,
    requestedAt: at,
    used: 0,
    version: 1,
  };
}

/**
 * A policy that requires more approvals than there are approvers would prevent every change of the site, even of the
 * policy. Checked when it is proposed, and again when it is approved, because people may have left in between.
 *
 * @throws Refusal `too-few-approvers`
 */
export function assertWorkable(policy: Policy, directory: Directory, at: EpochSeconds): void {
  assertWorkableRules(
    { rules: rulesOf(policy), askedBy: [], askedAt: at, directoryVersion: directory.version, votes: [] },
    directory,
  );
}
