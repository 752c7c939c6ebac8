import type * as z from 'zod/mini';
import type { EpochSeconds } from '../../domain/actor';
import { instantText } from '../../domain/local-time';
import type { AllowedHours, Proposal, Template, TemplateTexts } from '../../domain/proposal/proposal';
import { isUsable } from '../../domain/proposal/template-rules';
import { isOfSite } from '../../domain/site/of-site';
import type { ShownProposal } from '../../queries/proposal/proposals';
import { optionalInstant } from '../server/instants';
import { ordered } from '../server/ordered';
import { policyJson } from '../site/present';
import { approvalsJson, requesterJson } from '../voting/present';
import type { proposalAnswer } from './answer-schema';

type ProposalJson = z.output<typeof proposalAnswer>;

export function proposalJson(proposal: Proposal): ProposalJson {
  const { proposalId, siteId, status, reason, ticket, planVersion, digest, version } = proposal;
  return {
    proposalId,
    siteId,
    status,
    ...contentJson(proposal),
    reason,
    ticket,
    requestedBy: requesterJson(proposal.requestedBy),
    requestedAt: instantText(proposal.requestedAt),
    decideBy: instantText(proposal.decideBy),
    decidedAt: optionalInstant(proposal.decidedAt),
    revokedAt: optionalInstant(proposal.revokedAt),
    planVersion,
    digest,
    version,
    approvals: approvalsJson(proposal),
  };
}

/**
 * With what becomes of it on the site that has its siteId now.
 *
 * @param at now, in epoch seconds
 */
export function shownProposalJson({ proposal, site }: ShownProposal, at: EpochSeconds): ProposalJson {
  return {
    ...proposalJson(proposal),
    ...(proposal.content.kind === 'template' && { usable: isUsable(proposal, site, at) }),
    ...(!(site && isOfSite(proposal, site)) && { ofDeletedSite: true }),
  };
}

function contentJson({
  content,
  used,
}: Proposal): Pick<ProposalJson, 'kind' | 'policy' | 'replaces' | 'template' | 'used'> {
  const { kind } = content;
  return kind === 'policy'
    ? { kind, policy: policyJson(content.policy), replaces: policyJson(content.replaces) }
    : { kind, template: templateJson(content.template), used };
}

function templateJson({ hours, texts, ...template }: Template): NonNullable<ProposalJson['template']> {
  return ordered({
    ...template,
    hostnames: [...template.hostnames],
    paths: [...template.paths],
    expiresAt: instantText(template.expiresAt),
    ...(hours && { hours: hoursJson(hours) }),
    ...(texts && { texts: textsJson(texts) }),
  });
}

function textsJson({ maximumLength, languages }: TemplateTexts) {
  return { maximumLength, ...(languages && { languages: [...languages] }) };
}

function hoursJson({ days, ...daily }: AllowedHours) {
  return { ...daily, ...(days && { days: [...days] }) };
}
