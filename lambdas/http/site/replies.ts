import type * as z from 'zod/mini';
import { instantText } from '../../domain/local-time';
import type { Proposal } from '../../domain/proposal/proposal';
import type { ShownSite } from '../../queries/site/get-site';
import type { ChangedSite } from '../../store/records';
import { proposalJson } from '../proposal/present';
import { accepted, etag, ok, type Reply } from '../server/reply';
import type { siteWithProposal } from './answer-schema';
import { siteJson } from './present';

/** 202 while people have to approve the policy that was asked for, otherwise 200. */
export function changedReply({ site, bypass, proposal }: ChangedSite): Reply {
  const { siteId, version } = site;
  if (!proposal) return ok(siteJson({ site, bypass }), { siteId }, etag(version));
  const location = `/v1/proposals/${proposal.proposalId}`;
  return accepted(location, proposedJson({ site, bypass }, proposal), { siteId }, etag(version));
}

function proposedJson(shown: ShownSite, proposal: Proposal): z.output<typeof siteWithProposal> {
  const { proposalId, decideBy } = proposal;
  const meaning = `The policy stays as it is until proposal ${proposalId} is approved, which is possible until ${instantText(decideBy)}. Everything else in this request is in effect.`;
  return { ...siteJson(shown), proposal: proposalJson(proposal), effect: { meaning } };
}
