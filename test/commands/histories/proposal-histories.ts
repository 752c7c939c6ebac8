import fc from 'fast-check';
import { cancelProposal } from '../../../lambdas/commands/proposal/cancel-proposal';
import { createSite } from '../../../lambdas/commands/site/create-site';
import { deleteSite } from '../../../lambdas/commands/site/delete-site';
import { updateSite } from '../../../lambdas/commands/site/update-site';
import { expireQuestion } from '../../../lambdas/commands/voting/expire-question';
import { requestFromTemplate } from '../../../lambdas/commands/window/request-from-template';
import { instantText } from '../../../lambdas/domain/local-time';
import type { Proposal } from '../../../lambdas/domain/proposal/proposal';
import { isStanding } from '../../../lambdas/domain/proposal/proposal-transitions';
import { admin, as, demo, type World, windowRequest } from '../fixtures';
import { templateProposal } from '../proposal/proposal-fixtures';
import { approveProposal, rejectProposal, withdrawProposalVote } from '../signed-votes';

const minute = 60;
const proposer = fc.constantFrom('rita', 'rita', 'ana', 'robot', 'stranger');
const voter = fc.constantFrom('ana', 'ben', 'cy', 'ana', 'ben', 'cy', 'rita', 'robot', 'stranger');
/** Counted from the newest that fits. */
const which = fc.constantFrom(0, 0, 0, 1, 1, 2, 4);
const mode = fc.constantFrom('full' as const, 'full' as const, 'full' as const, 'read-only' as const);

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('policy' as const),
      who: proposer,
      required: fc.constantFrom(1, 1, 2, 2, 3, 4),
      veto: fc.boolean(),
      zone: fc.constantFrom('UTC', 'UTC', 'Europe/Paris'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('template' as const),
      who: proposer,
      mode,
      uses: fc.constantFrom(0, 1, 1, 2, 3),
      minutes: fc.integer({ min: 10, max: 20 }),
      expires: fc.constantFrom(0, 10, 60, 200),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constantFrom('approve' as const, 'approve' as const, 'reject' as const, 'withdraw' as const),
      which,
      who: voter,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('cancel' as const, 'expire' as const, 'expire' as const), which }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('use' as const),
      which,
      who: proposer,
      mode,
      starts: fc.integer({ min: -1, max: 100 }),
      lasts: fc.integer({ min: 1, max: 15 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 25 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('delete' as const, 'create' as const),
      required: fc.integer({ min: 1, max: 2 }),
    }),
  },
);

export type ProposalStep = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** What people and deadlines may do to the proposals of a site, in any order. */
export const proposalHistory = fc.array(step, { minLength: 10, maxLength: 60, size: 'max' });

/** Takes a step on the proposals as they were seen. Resolves or rejects as the command does. */
export async function takeProposalStep(world: World, seen: readonly Proposal[], taken: ProposalStep): Promise<unknown> {
  const { deps } = world;
  const proposalId = 'which' in taken ? idOf(seen, taken) : 'demo.none';
  switch (taken.do) {
    case 'policy': {
      const policy = { approvalsRequired: taken.required, veto: taken.veto };
      return updateSite(deps, { ...demo(), policy, timeZone: taken.zone }, as(taken.who));
    }
    case 'template':
      return propose(world, taken);
    case 'approve':
      return approveProposal(deps, { proposalId }, as(taken.who));
    case 'reject':
      return rejectProposal(deps, { proposalId }, as(taken.who));
    case 'withdraw':
      return withdrawProposalVote(deps, { proposalId }, as(taken.who));
    case 'cancel':
      return cancelProposal(deps, { proposalId }, admin);
    case 'expire':
      return expireQuestion(deps, { subjectId: proposalId, planVersion: 1 });
    case 'use':
      return use(world, proposalId, taken);
    case 'wait':
      world.now += taken.minutes * minute;
      return undefined;
    case 'delete':
      return deleteSite(deps, { siteId: 'demo' }, admin);
    case 'create':
      return createSite(deps, demo({ approvalsRequired: taken.required, timeoutSeconds: 1200 }), admin);
  }
}

/** Mostly of a proposal that can take the step: those come last. */
function idOf(seen: readonly Proposal[], { do: what, which }: ProposalStep & { readonly which: number }): string {
  const fits = (proposal: Proposal) => (what === 'use' ? isStanding(proposal) : proposal.status === 'requested');
  const ordered = [...seen.filter((proposal) => !fits(proposal)), ...seen.filter(fits)];
  return ordered.at(-1 - which)?.proposalId ?? 'demo.none';
}

function propose(world: World, { who, mode, uses, minutes, expires }: ProposalStep & { readonly do: 'template' }) {
  const expiresAt = world.now + expires * minute;
  return templateProposal(world, { mode, uses, maximumDurationSeconds: minutes * minute, expiresAt }, as(who));
}

function use(world: World, templateId: string, { who, mode, starts, lasts }: ProposalStep & { readonly do: 'use' }) {
  const startsAt = world.now + starts * minute;
  const times = { startsAt: instantText(startsAt), endsAt: instantText(startsAt + lasts * minute) };
  return requestFromTemplate(world.deps, { ...windowRequest({ mode, ...times }), templateId }, as(who));
}
