import type { Proposal } from '../../domain/proposal/proposal';
import { Refusal } from '../../domain/refusal';
import type { Site } from '../../domain/site/site';
import type { Page, PageRequest, ProposalFilter } from '../../store/port';
import type { QueryDeps } from '../deps';
import { livePage, type Place, startOf } from '../live-page';

/** @throws Refusal unknown-proposal */
export async function getProposal({ store }: QueryDeps, proposalId: string): Promise<Proposal> {
  const proposal = (await store.load([{ kind: 'proposal', proposalId }])).proposal(proposalId);
  if (!proposal) throw new Refusal('unknown-proposal', 'No proposal has this id.', { proposalId });
  return proposal;
}

export interface ShownProposal {
  readonly proposal: Proposal;
  /** The site that has its siteId now. */
  readonly site: Site | undefined;
}

/** With its site, which is the first part of its id. @throws Refusal unknown-proposal */
export async function showProposal({ store }: QueryDeps, proposalId: string): Promise<ShownProposal> {
  const [siteId = ''] = proposalId.split('.');
  const found = await store.load([
    { kind: 'proposal', proposalId },
    { kind: 'site', siteId },
  ]);
  const proposal = found.proposal(proposalId);
  if (!proposal) throw new Refusal('unknown-proposal', 'No proposal has this id.', { proposalId });
  return { proposal, site: found.site(siteId) };
}

/**
 * Proposals of a site in the order they were made. A page may be shorter than `limit` and still carry a cursor. The head of
 * the site names the undecided ones, so for these no other is read.
 *
 * @returns them with the site, because it may not be the one that they were made for
 * @throws Refusal malformed, unknown-site
 */
export async function listProposals(
  { store }: QueryDeps,
  filter: ProposalFilter,
  page: PageRequest<Proposal>,
): Promise<Page<Proposal> & { readonly site: Site }> {
  const { siteId, kind, status } = filter;
  const found = await store.load([
    { kind: 'site', siteId },
    { kind: 'head', chain: siteId },
  ]);
  const site = found.site(siteId);
  if (!site) throw new Refusal('unknown-site', 'No site has this id.', { siteId });
  if (status !== 'requested') return { ...(await store.proposals(filter, page)), site };
  const listing = JSON.stringify(['undecided', siteId, kind ?? '']);
  const isAfter = startOf(page, listing);
  const ids = found.head(siteId).proposals;
  const undecided = await store.load(ids.map((proposalId) => ({ kind: 'proposal', proposalId })));
  const proposals = ids
    .flatMap((proposalId) => undecided.proposal(proposalId) ?? [])
    .filter((proposal) => proposal.status === status && (kind === undefined || proposal.content.kind === kind))
    .filter((proposal) => isAfter(placeOf(proposal)));
  return { ...livePage(proposals, placeOf, listing, page), site };
}

const placeOf = ({ requestedAt, proposalId }: Proposal): Place => ({ at: requestedAt, id: proposalId });
