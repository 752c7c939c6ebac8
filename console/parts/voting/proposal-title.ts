import type { Proposal } from '../../api/types';
import { type Texts, wordFor } from '../../texts/texts';

type Titled = Pick<Proposal, 'siteId' | 'template'> & { readonly kind: string };

/** What a proposal proposes, in a few words; of a kind that a newer server invented, which kind it is. */
export function proposalTitle({ kind, template, siteId }: Titled, { proposals }: Pick<Texts, 'proposals'>): string {
  if (template) return proposals.titleOfTemplate(template.name);
  return kind === 'policy' ? proposals.titleOfPolicy(siteId) : proposals.about(wordFor(proposals.kinds, kind), siteId);
}
