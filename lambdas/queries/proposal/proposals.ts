import type { Proposal } from '../../domain/proposal/proposal';
import { Refusal } from '../../domain/refusal';
import type { Page, PageRequest, ProposalFilter } from '../../store/port';
import type { QueryDeps } from '../deps';

/** @throws Refusal unknown-proposal */
export async function getProposal({ store }: QueryDeps, proposalId: string): Promise<Proposal> {
  const proposal = (await store.load([{ kind: 'proposal', proposalId }])).proposal(proposalId);
  if (!proposal) throw new Refusal('unknown-proposal', 'No proposal has this id.', { proposalId });
  return proposal;
}

/**
 * Proposals of a site in the order they were made. A page may be shorter than `limit` and still carry a cursor.
 *
 * @throws Refusal malformed, unknown-site
 */
export async function listProposals(
  { store }: QueryDeps,
  filter: ProposalFilter,
  page: PageRequest,
): Promise<Page<Proposal>> {
  const { siteId } = filter;
  if (!(await store.load([{ kind: 'site', siteId }])).site(siteId)) {
    throw new Refusal('unknown-site', 'No site has this id.', { siteId });
  }
  return store.proposals(filter, page);
}
