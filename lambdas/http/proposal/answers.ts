import { type Answers, created, json, type NamedSchemas } from '../server/answer';
import { attemptList } from '../voting/answer-schema';
import { proposalAnswer, proposalPage } from './answer-schema';
import { templateRequest } from './schema';

export const proposalAnswers = {
  'POST /v1/sites/{siteId}/templates': created(proposalAnswer),
  'GET /v1/sites/{siteId}/proposals': json(proposalPage),
  'GET /v1/proposals/{proposalId}': json(proposalAnswer),
  'GET /v1/proposals/{proposalId}/attempts': json(attemptList),
  'POST /v1/proposals/{proposalId}/approve': json(proposalAnswer),
  'POST /v1/proposals/{proposalId}/reject': json(proposalAnswer),
  'POST /v1/proposals/{proposalId}/withdraw': json(proposalAnswer),
  'POST /v1/proposals/{proposalId}/cancel': json(proposalAnswer),
} as const satisfies Answers;

export const proposalSchemas = {
  TemplateRequest: templateRequest,
  Proposal: proposalAnswer,
  ProposalPage: proposalPage,
} as const satisfies NamedSchemas;
