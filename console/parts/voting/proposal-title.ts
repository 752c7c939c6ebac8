import type { Proposal } from '../../api/types';
import type { Texts } from '../../texts/texts';

/** What a proposal proposes, in a few words. */
export function proposalTitle({ template, siteId }: Proposal, { proposals }: Texts): string {
  return template ? proposals.titleOfTemplate(template.name) : proposals.titleOfPolicy(siteId);
}
