import type { Proposal, Site } from './answers';
import { at, type QuiesceApi } from './quiesce-api';

export const readSite = async (api: QuiesceApi, siteId: string) => (await api.get<Site>(at`/v1/sites/${siteId}`)).body;

export const readProposal = async (api: QuiesceApi, proposalId: string) =>
  (await api.get<Proposal>(at`/v1/proposals/${proposalId}`)).body;
