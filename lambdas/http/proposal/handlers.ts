import { cancelProposal } from '../../commands/proposal/cancel-proposal';
import { proposeTemplate } from '../../commands/proposal/propose-template';
import { approveProposal, rejectProposal, withdrawProposalVote } from '../../commands/proposal/vote-on-proposal';
import type { Deps } from '../../commands/transaction/deps';
import type { Proposal } from '../../domain/proposal/proposal';
import { listProposals, showProposal } from '../../queries/proposal/proposals';
import { listProposalAttempts } from '../../queries/voting/list-attempts';
import type { Handlers } from '../server/dispatch';
import { pageOf } from '../server/paging';
import { created, etag, ok, type Reply } from '../server/reply';
import { attemptsJson } from '../voting/present';
import type { proposalOperations } from './operations';
import { proposalJson, shownProposalJson } from './present';

export function proposalHandlers(deps: Deps): Handlers<keyof typeof proposalOperations> {
  return {
    'POST /v1/sites/{siteId}/templates': async ({ path, body, actor, preconditions: { idempotency } }) => {
      const proposal = await proposeTemplate(deps, { ...path, ...body, idempotency }, actor);
      const location = `/v1/proposals/${proposal.proposalId}`;
      return created(location, proposalJson(proposal), about(proposal), etag(proposal.version));
    },
    'GET /v1/sites/{siteId}/proposals': async ({ path, query: { kind, status, ...page } }) => {
      // An answer is longest where the site is gone.
      const sized = pageOf(page, (proposal: Proposal) => shownProposalJson({ proposal, site: undefined }, 0));
      const { items, cursor, site } = await listProposals(deps, { ...path, kind, status }, sized);
      const at = deps.clock();
      return ok({ items: items.map((proposal) => shownProposalJson({ proposal, site }, at)), cursor }, path);
    },
    'GET /v1/proposals/{proposalId}': async ({ path }) => {
      const shown = await showProposal(deps, path.proposalId);
      const { proposal } = shown;
      return ok(shownProposalJson(shown, deps.clock()), about(proposal), etag(proposal.version));
    },
    'GET /v1/proposals/{proposalId}/attempts': async ({ path }) =>
      ok(attemptsJson(await listProposalAttempts(deps, path.proposalId)), path),
    'POST /v1/proposals/{proposalId}/approve': async ({ path, body, actor, preconditions }) =>
      proposalReply(await approveProposal(deps, { ...path, ...body, ...preconditions }, actor)),
    'POST /v1/proposals/{proposalId}/reject': async ({ path, body, actor, preconditions }) =>
      proposalReply(await rejectProposal(deps, { ...path, ...body, ...preconditions }, actor)),
    'POST /v1/proposals/{proposalId}/withdraw': async ({ path, body, actor, preconditions }) =>
      proposalReply(await withdrawProposalVote(deps, { ...path, ...body, ...preconditions }, actor)),
    'POST /v1/proposals/{proposalId}/cancel': async ({ path, body, actor, preconditions }) =>
      proposalReply(await cancelProposal(deps, { ...path, ...body, ...preconditions }, actor)),
  };
}

const proposalReply = (proposal: Proposal): Reply =>
  ok(proposalJson(proposal), about(proposal), etag(proposal.version));

const about = ({ proposalId, siteId }: Proposal) => ({ proposalId, siteId });
