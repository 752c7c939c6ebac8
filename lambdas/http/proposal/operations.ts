import * as z from 'zod/mini';
import { bare, type Operations } from '../server/operation';
import { sitePath } from '../site/schema';
import { answer, decision } from '../voting/question-schema';
import { proposalFilter, proposalPath, templateRequest } from './schema';

const onProposal = {
  ...bare,
  path: proposalPath,
  body: z._default(decision, {}),
  conditional: true,
};

const voteOnProposal = { ...onProposal, body: z._default(answer, {}) };

export const proposalOperations = {
  'POST /v1/sites/{siteId}/templates': {
    id: 'proposeTemplate',
    ...bare,
    path: sitePath,
    body: templateRequest,
  },
  'GET /v1/sites/{siteId}/proposals': {
    id: 'listProposals',
    ...bare,
    path: sitePath,
    query: proposalFilter,
  },
  'GET /v1/proposals/{proposalId}': { id: 'getProposal', ...bare, path: proposalPath },
  'GET /v1/proposals/{proposalId}/attempts': {
    id: 'listProposalAttempts',
    ...bare,
    path: proposalPath,
  },
  'POST /v1/proposals/{proposalId}/approve': { id: 'approveProposal', ...voteOnProposal },
  'POST /v1/proposals/{proposalId}/reject': { id: 'rejectProposal', ...voteOnProposal },
  'POST /v1/proposals/{proposalId}/withdraw': { id: 'withdrawProposalVote', ...voteOnProposal },
  'POST /v1/proposals/{proposalId}/cancel': { id: 'cancelProposal', ...onProposal },
} as const satisfies Operations;
