import * as z from 'zod/mini';
import { bare, created, json, type NamedSchemas, type Operations } from '../server/operation';
import { sitePath } from '../site/schema';
import { answer, attemptList, decision } from '../voting/question-schema';
import { proposalAnswer, proposalFilter, proposalPage, proposalPath, templateRequest } from './schema';

const onProposal = {
  ...bare,
  path: proposalPath,
  body: z._default(decision, {}),
  conditional: true,
  answer: json(proposalAnswer),
};

const voteOnProposal = { ...onProposal, body: z._default(answer, {}) };

export const proposalOperations = {
  'POST /v1/sites/{siteId}/templates': {
    id: 'proposeTemplate',
    ...bare,
    path: sitePath,
    body: templateRequest,
    answer: created(proposalAnswer),
  },
  'GET /v1/sites/{siteId}/proposals': {
    id: 'listProposals',
    ...bare,
    path: sitePath,
    query: proposalFilter,
    answer: json(proposalPage),
  },
  'GET /v1/proposals/{proposalId}': { id: 'getProposal', ...bare, path: proposalPath, answer: json(proposalAnswer) },
  'GET /v1/proposals/{proposalId}/attempts': {
    id: 'listProposalAttempts',
    ...bare,
    path: proposalPath,
    answer: json(attemptList),
  },
  'POST /v1/proposals/{proposalId}/approve': { id: 'approveProposal', ...voteOnProposal },
  'POST /v1/proposals/{proposalId}/reject': { id: 'rejectProposal', ...voteOnProposal },
  'POST /v1/proposals/{proposalId}/withdraw': { id: 'withdrawProposalVote', ...voteOnProposal },
  'POST /v1/proposals/{proposalId}/cancel': { id: 'cancelProposal', ...onProposal },
} as const satisfies Operations;

export const proposalSchemas = {
  TemplateRequest: templateRequest,
  Proposal: proposalAnswer,
  ProposalPage: proposalPage,
} as const satisfies NamedSchemas;
