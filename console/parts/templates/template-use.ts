import type { Proposal } from '../../api/types';

export type TemplateFault = 'no-template' | 'of-deleted-site' | 'not-approved' | 'spent' | 'expired';

/** Why nothing can be made from a template now; undefined when it can. @param now epoch milliseconds */
export function whyNotUsable(
  { status, template, used = 0, ofDeletedSite }: Proposal,
  now: number,
): TemplateFault | undefined {
  if (!template) return 'no-template';
  if (ofDeletedSite) return 'of-deleted-site';
  if (status !== 'approved') return 'not-approved';
  if (used >= template.uses) return 'spent';
  return Date.parse(template.expiresAt) <= now ? 'expired' : undefined;
}
