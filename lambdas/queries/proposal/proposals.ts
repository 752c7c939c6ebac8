import type { Proposal } from '../../domain/proposal/proposal';
import { Refusal } from '../../domain/refusal';
import type { Page, PageRequest, ProposalFilter } from '../../store/port';
import type { QueryDeps } from '../deps';
import { livePage, type Place, startOf } from '../live-page';

/** @throws Refusal unknown-proposal */
export async function getProposal({ store }: QueryDeps, proposalId: string): Promise<Proposal> {
  const proposal = (await store.load([{ kind: 'proposal', proposalId }])).proposal(proposalId);
  if (!proposal) throw new Refusal('unknown-proposal', 'No proposal has this id.', { proposalId });
  return proposal;
}

/**
 * Proposals of a site in the order they were made. A page may be shorter than `limit` and still carry a cursor. The head of
 * the site names the undecided ones, so for these no other is read.
 *
 * @throws Refusal malformed, unknown-site
 */
export async function listProposals(
  { store }: QueryDeps,
  filter: ProposalFilter,
  page: PageRequest<Proposal>,
): Promise<Page<Proposal>> {
  const { siteId, kind, status } = filter;
  const found = await store.load([
    { kind: 'site', siteId },
    { kind: 'head', chain: siteId },
  ]);
  if (!found.site(siteId)) throw new Refusal('unknown-site', 'No site has this id.', { siteId });
  if (status !== 'requested') return store.proposals(filter, page);
  const listing = JSON.stringify(['undecided', siteId, kind ?? '']);
  const isAfter = startOf(page, listing);
  const ids = found.head(siteId).proposals;
  const undecided = await store.load(ids.map((proposalId) => ({ kind: 'proposal', proposalId })));
  const proposals = ids
    .flatMap((proposalId) => undecided.proposal(proposalId) ?? [])
    .filter((proposal) => proposal.status === status && (kind === undefined || proposal.content.kind === kind))
    .filter((proposal) => isAfter(placeOf(proposal)));
  return livePage(proposals, placeOf, listing, page);
}

const placeOf = ({ requestedAt, proposalId }: Proposal): Place => ({ at: requestedAt, id: proposalId });
