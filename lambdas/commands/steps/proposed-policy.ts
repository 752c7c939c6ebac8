import type { Actor, EpochSeconds } from '../../domain/actor';
import { named } from '../../domain/directory/principals';
import type { Proposal } from '../../domain/proposal/proposal';
import { assertWorkable } from '../../domain/proposal/proposal-rules';
import { Refusal } from '../../domain/refusal';
import type { Policy, Site } from '../../domain/site/site';
import { samePolicy } from '../../domain/site/site-rules';
import type { Snapshot } from '../../store/snapshot';
import { openProposalsIn } from '../requirements/proposal';
import { requesterIn } from '../requirements/requester';
import { openProposal } from './open-proposal';

/** The whole policy that is requested. */
interface PolicyChange {
  readonly policy: Policy;
  readonly proposalId: string;
  readonly reason?: string | undefined;
  readonly ticket?: string | undefined;
}

/** What follows from a requested policy: nothing if it is the current one, else a proposal. */
export interface ProposedPolicy {
  readonly proposal?: Proposal;
  /** For a new proposal: what to put, and the head's list that includes it. */
  readonly opened?: OpenedPolicy;
}

export interface OpenedPolicy {
  readonly value: Proposal;
  readonly proposals: readonly string[];
}

/** @throws Refusal `proposal-open`, `unmapped-principal`, `too-few-approvers` */
export function proposedPolicy(
  snapshot: Snapshot,
  site: Site,
  { policy, proposalId, reason = 'No reason was given.', ticket }: PolicyChange,
  actor: Actor,
  at: EpochSeconds,
): ProposedPolicy {
  if (samePolicy(policy, site.policy)) return {};
  const open = openProposalsIn(snapshot, site.siteId).find(({ content }) => content.kind === 'policy');
  if (open) return { proposal: askedAlready(open, policy) };
  assertPerson(snapshot, actor);
  assertWorkable(policy, snapshot.directory(), at);
  const content = { kind: 'policy', policy, replaces: site.policy } as const;
  const proposing = { proposalId, content, reason, ticket, requestedBy: requesterIn(snapshot, actor) };
  const { proposal, proposals } = openProposal(snapshot, site, proposing, at);
  return { proposal, opened: { value: proposal, proposals } };
}

/** A repeat finds the open proposal. */
function askedAlready(open: Proposal, policy: Policy): Proposal {
  if (open.content.kind === 'policy' && samePolicy(open.content.policy, policy)) return open;
  const { proposalId } = open;
  throw new Refusal(
    'proposal-open',
    `This site already has an open policy proposal, ${proposalId}. Have it decided, or cancel it first.`,
    { proposalId },
  );
}

/** Approvers are told who asks, and the requester cannot vote; so the requester must be a person in the directory. */
function assertPerson(snapshot: Snapshot, actor: Actor): void {
  if (named(actor, snapshot.directory()).personId !== undefined) return;
  throw new Refusal(
    'unmapped-principal',
    'Only a person can propose a policy: add this principal to a person in the directory, or leave the policy unchanged.',
    { principal: actor.principal },
  );
}
